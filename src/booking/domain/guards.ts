import { isSameLocalDay } from './wall-clock';
import type { Act, ActKind, ActOf } from './act';
import type { Actor, Appointment } from './appointment';
import { cancellationTerms, isLate } from './policy';
import { MINUTE_MS, type Instant } from './time';

export type Refusal =
  | 'not_yours'
  | 'not_your_session'
  | 'hold_expired'
  | 'not_expired_yet'
  | 'already_extended'
  | 'terms_changed'
  | 'not_cleared'
  | 'no_longer_free'
  | 'too_late_to_move'
  | 'not_the_day'
  | 'too_early_to_check_in'
  | 'forms_incomplete'
  | 'screening_missing'
  | 'therapist_must_decide'
  | 'must_not_be_treated'
  | 'note_missing'
  | 'too_long_ago'
  | 'within_grace'
  | 'already_started'
  | 'fee_not_accepted'
  | 'may_not_waive';

type Asked = Readonly<{ appointment: Appointment; act: Act; actor: Actor; now: Instant }>;
type Guard = (asked: Asked) => Refusal | undefined;

/** Says nothing about other acts: the table decides which guard stands before which act. */
const of =
  <Kind extends ActKind>(kinds: readonly Kind[], judge: (act: ActOf<Kind>, asked: Asked) => Refusal | undefined): Guard =>
  (asked) =>
    (kinds as readonly ActKind[]).includes(asked.act.kind) ? judge(asked.act as ActOf<Kind>, asked) : undefined;

const refuseUnless = (holds: boolean, refusal: Refusal): Refusal | undefined => (holds ? undefined : refusal);
const refuseIf = (fails: boolean, refusal: Refusal): Refusal | undefined => (fails ? refusal : undefined);

const REOPEN_MINUTES = 24 * 60;

const isOwnVisit = ({ clientId, holder }: Appointment, actor: Actor): boolean =>
  actor.clientId === clientId || (holder !== null && actor.holder === holder);

export const GUARDS = {
  own_visit: ({ appointment, actor }) => refuseIf(actor.kind === 'client' && !isOwnVisit(appointment, actor), 'not_yours'),
  own_session: ({ appointment, actor }) =>
    refuseIf(actor.kind === 'therapist' && !appointment.resourceIds.some((id) => actor.resourceIds?.includes(id)), 'not_your_session'),
  not_expired: ({ appointment, now }) => refuseIf(appointment.expiresAt !== null && appointment.expiresAt <= now, 'hold_expired'),
  expired: ({ appointment, now }) => refuseUnless(appointment.expiresAt !== null && appointment.expiresAt <= now, 'not_expired_yet'),
  extended_once: of(['extend'], (act) => refuseIf(act.alreadyExtended, 'already_extended')),
  same_terms: of(['confirm'], ({ terms }, { appointment }) =>
    refuseUnless(
      terms.variantId === appointment.terms.variantId &&
        terms.version === appointment.terms.version &&
        terms.priceCents === appointment.terms.priceCents &&
        terms.currency === appointment.terms.currency,
      'terms_changed',
    )),
  gate_open: of(['confirm', 'request', 'approve'], (act) => refuseUnless(act.gateOpen, 'not_cleared')),
  still_free: of(['approve', 'arrive'], (act) => refuseUnless(act.stillFree, 'no_longer_free')),
  client_in_time_to_move: ({ appointment, actor, now }) =>
    refuseIf(actor.kind === 'client' && isLate(appointment.startsAt, appointment.policy.moveUntil, now), 'too_late_to_move'),
  same_local_day: ({ appointment, now }) => refuseUnless(isSameLocalDay(appointment.startsAt, now, appointment.timezone), 'not_the_day'),
  check_in_open: ({ appointment, actor, now }) =>
    refuseIf(actor.kind === 'client' && now < appointment.startsAt - appointment.policy.checkInOpens * MINUTE_MS, 'too_early_to_check_in'),
  forms_complete: of(['check_in'], (act) => refuseUnless(act.formsComplete, 'forms_incomplete')),
  screened_today: of(['check_in', 'start'], (act) => refuseIf(act.screening === 'missing', 'screening_missing')),
  may_be_treated: of(['check_in', 'start'], ({ kind, screening }) => {
    if (screening === 'stop') return 'must_not_be_treated';
    return refuseIf(kind === 'start' && screening === 'undecided', 'therapist_must_decide');
  }),
  note_exists_or_is_owed: of(['complete'], (act) => refuseIf(act.note === 'missing', 'note_missing')),
  within_a_day: ({ appointment, now }) => refuseUnless(appointment.actualEndAt !== null && now - appointment.actualEndAt <= REOPEN_MINUTES * MINUTE_MS, 'too_long_ago'),
  after_grace: ({ appointment, now }) => refuseUnless(now > appointment.startsAt + appointment.policy.grace * MINUTE_MS, 'within_grace'),
  client_before_start: ({ appointment, actor, now }) => refuseIf(actor.kind === 'client' && now >= appointment.startsAt, 'already_started'),
  fee_accepted: of(['cancel'], (act, { appointment, actor, now }) =>
    refuseIf(actor.kind === 'client' && feeOf(appointment, now) !== (act.acceptedFeeCents ?? 0), 'fee_not_accepted')),
  may_waive: of(['cancel'], (act, { actor }) => refuseIf(act.waiveFee === true && !MAY_WAIVE.includes(actor.kind), 'may_not_waive')),
} satisfies Readonly<Record<string, Guard>>;

export type GuardName = keyof typeof GUARDS;

const MAY_WAIVE: readonly Actor['kind'][] = ['desk', 'manager'];

/** A request is not yet an appointment: withdrawing it costs nothing. */
export const feeOf = (appointment: Appointment, now: Instant): number => (appointment.state === 'requested' ? 0 : cancellationTerms(appointment, now).feeCents);
