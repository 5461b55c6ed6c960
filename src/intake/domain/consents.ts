import type { LocalizedText } from './form';
import type { SignatureFault } from './signature';

/** What is agreed to, in the words of one version. Words that were once signed stay here for ever. */
export type ConsentWording = Readonly<{
  code: string;
  version: number;
  /** Without it nothing is planned. */
  required: boolean;
  title: LocalizedText;
  text: LocalizedText;
}>;

export type GivenConsent = Readonly<{ code: string; wordingVersion: number; given: boolean }>;

/** The newest wording of each consent, in the order in which they are asked. */
export const currentOf = (wordings: readonly ConsentWording[]): ConsentWording[] => {
  const newest = new Map<string, ConsentWording>();
  for (const wording of wordings) if (wording.version > (newest.get(wording.code)?.version ?? 0)) newest.set(wording.code, wording);
  return [...newest.values()];
};

/** What is wrong with a set of consents: each is answered once, in its current words, and the required ones with yes. */
export const consentFaults = (wordings: readonly ConsentWording[], given: readonly GivenConsent[]): SignatureFault[] => {
  const current = currentOf(wordings);
  const missing = current.filter(({ code }) => !given.some((consent) => consent.code === code));
  return [
    ...given.flatMap((consent, at) => faultOf(current, given, consent, at)),
    ...missing.map(({ code, title: { en, es } }) => ({ pointer: '/consents', code: 'consent_missing', message: { en: `Say yes or no to "${en}" (${code}).`, es: `Diga sí o no a "${es ?? en}" (${code}).` } })),
  ];
};

const faultOf = (current: readonly ConsentWording[], all: readonly GivenConsent[], consent: GivenConsent, at: number): SignatureFault[] => {
  const fault = (field: string, code: string, en: string, es: string): SignatureFault[] => [{ pointer: `/consents/${at}/${field}`, code, message: { en, es } }];
  const wording = current.find(({ code }) => code === consent.code);
  const codes = current.map(({ code }) => code).join(', ');
  if (!wording) return fault('code', 'consent_unknown', `Consents are: ${codes}.`, `Los consentimientos son: ${codes}.`);
  if (all.findIndex(({ code }) => code === consent.code) !== at) return fault('code', 'consent_repeated', 'Name each consent once.', 'Nombre cada consentimiento una sola vez.');
  if (wording.version !== consent.wordingVersion) return fault('wordingVersion', 'wording_changed', 'The wording has changed. Read the new one, then decide.', 'El texto ha cambiado. Lea el nuevo y decida después.');
  if (wording.required && !consent.given) return fault('given', 'consent_required', 'Without this consent we cannot plan or give care. Talk to the clinic if you are not sure.', 'Sin este consentimiento no podemos planear ni dar la atención. Hable con la clínica si tiene dudas.');
  return [];
};
