import { DomainError } from '../../platform/errors/domain-error';
import { MOST_AHEAD_BY_LINK } from '../domain/online-booking';
import type { Slot, WhyNot } from '../domain/slot';
import type { transition } from '../domain/transition';

type Refusal = Extract<ReturnType<typeof transition>, { kind: 'refused' }>['code'];

export interface Alternative {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly resourceIds: readonly string[];
}

export const alternativeOf = ({ startsAt, endsAt, assigned }: Slot): Alternative => ({
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
  resourceIds: assigned.map(({ resourceId }) => resourceId),
});

export const slotTaken = (alternatives: readonly Alternative[]): DomainError =>
  new DomainError('conflict', 'slot_taken', 'This time has just been taken. Choose one of the alternatives, or another time.', [], { alternatives });

/** That two people are kept apart is between owners: it reads as any other no. */
export const tellable = (code: WhyNot['code']): string => (code === 'do_not_pair' ? 'not_offered' : code);

/** `reasons` is for staff; without it nobody learns why. */
export const slotNotOffered = (alternatives: readonly Alternative[], reasons?: readonly WhyNot[]): DomainError =>
  new DomainError('conflict', 'slot_not_offered', 'This time is not on offer. Choose one of the alternatives, or another time.', [], {
    alternatives,
    ...(reasons && { reasons: reasons.map((reason) => ({ ...reason, code: tellable(reason.code) })) }),
  });

export const clientIsElsewhere = (): DomainError =>
  new DomainError('conflict', 'client_has_a_visit', 'The client has another visit at that time. Choose another time, or move that visit.');

/** The same words for every cause, to everybody. */
export const callUs = (): DomainError =>
  new DomainError('conflict', 'please_call', 'This cannot be booked here at the moment. Please call the clinic: they will gladly help.');

export const enoughAhead = (): DomainError =>
  new DomainError('conflict', 'enough_visits_ahead', `You have ${MOST_AHEAD_BY_LINK} visits ahead that you booked here. To book more, please call the clinic: they will gladly help.`);

const WORDS: Readonly<Record<Refusal, string>> = {
  not_in_this_state: 'The visit is not in a state in which this can be done. Read it again.',
  not_allowed: 'Your role does not include this.',
  reason_required: 'Give one of the reasons of the API description.',
  not_yours: 'This visit is not yours.',
  not_your_session: 'This session is another therapist\'s.',
  hold_expired: 'The time was held too long ago and is free again. Choose a time anew.',
  not_expired_yet: 'It is still held.',
  already_extended: 'It was held longer once already.',
  terms_changed: 'Price or terms have changed since. Look at them again, then confirm.',
  not_cleared: 'The forms are not complete yet. The time stays held until then, or until the hold ends.',
  no_longer_free: 'The time is no longer free. Choose another one.',
  too_late_to_move: 'It is too late to move this visit here. Please call the clinic.',
  not_the_day: 'This can be done on the day of the visit only.',
  too_early_to_check_in: 'It is too early. Come back closer to the visit.',
  forms_incomplete: 'The forms for this visit are not complete. Send the client their link.',
  screening_missing: 'Today\'s short check is still missing. Send the client the link, or hand over the tablet.',
  therapist_must_decide: 'A therapist decides first.',
  must_not_be_treated: 'Today\'s session does not take place.',
  note_missing: 'Write the session note first, or mark it as owed.',
  too_long_ago: 'This can be corrected for a day only.',
  within_grace: 'Wait until the time of grace is over.',
  already_started: 'The visit has begun already. Please call the clinic.',
  fee_not_accepted: 'Cancelling now costs the fee shown. Send it as acceptedFeeMinor to agree.',
  may_not_waive: 'Your role may not waive the fee.',
};

const FORBIDDEN: readonly Refusal[] = ['not_allowed', 'not_yours', 'not_your_session', 'may_not_waive'];

export const refusal = (code: Refusal, details: Readonly<Record<string, unknown>> = {}): DomainError =>
  new DomainError(FORBIDDEN.includes(code) ? 'forbidden' : code === 'reason_required' ? 'invalid' : 'conflict', code, WORDS[code], [], details);
