import { DomainError } from '../../platform/errors/domain-error';
import type { InvitationState } from '../domain/invitation';

const NEW_LINK = 'Ask the clinic for a new link.';

const REFUSALS: Readonly<Record<Exclude<InvitationState, 'open'>, readonly [code: string, message: string]>> = {
  submitted: ['link_used', 'This form was sent already. Ask the clinic for a new link to change something.'],
  revoked: ['link_revoked', `The clinic has withdrawn this link. ${NEW_LINK}`],
  locked: ['link_locked', `This link is locked after too many tries, to protect you. ${NEW_LINK}`],
  expired: ['link_expired', `This link is too old. ${NEW_LINK}`],
};

/** Says why a link no longer opens, and nothing about a person. */
export const closedLink = (state: Exclude<InvitationState, 'open'>): DomainError => new DomainError('gone', ...REFUSALS[state]);

export const unknownLink = (): DomainError =>
  new DomainError('not_found', 'link_unknown', 'This link does not exist. Open it from the message again, or check that you copied all of it.');

export const identityCheckFirst = (): DomainError =>
  new DomainError('unauthenticated', 'identity_check_required', 'Say who you are first: open your link again, then give your last name and date of birth.');
