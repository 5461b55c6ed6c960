import { currentOf, type ConsentWording } from '../domain/consents';
import wordings from './consents.json';

/** Every wording that was ever signed, oldest first. New words are a new version; nothing here is edited. */
export const consentWordings: readonly ConsentWording[] = wordings;

/** What a client is asked today. */
export const currentConsents: readonly ConsentWording[] = currentOf(consentWordings);

/** Consents without which the gate stays shut. */
export const REQUIRED_CONSENTS: readonly string[] = currentConsents.filter(({ required }) => required).map(({ code }) => code);
