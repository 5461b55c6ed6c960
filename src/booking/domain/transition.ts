import type { Act, ActOf } from './act';
import type { Actor, Appointment, Cancellation } from './appointment';
import { feeOf, GUARDS, type Refusal } from './guards';
import type { ClientId, ResourceId } from './ids';
import { BEGINNINGS, LIFE_CYCLE, type CalendarEffect, type MessageTopic, type OccupancyEffect, type Transition } from './life-cycle';
import { cancellationTerms, feeCents } from './policy';
import { MINUTE_MS, type Instant } from './time';

/** To be written in the transaction of the act. `freesTime`: the waitlist may have it. `feeCents`: charged to the client. */
export type Effects = Readonly<{ occupancy: OccupancyEffect; message?: MessageTopic; calendar?: CalendarEffect; freesTime: boolean; feeCents: number }>;

export type Outcome =
  | Readonly<{ kind: 'done'; appointment: Appointment; effects: Effects }>
  /** A move to where it is: nothing to write, nobody to tell. */
  | Readonly<{ kind: 'unchanged'; appointment: Appointment }>
  | Readonly<{ kind: 'refused'; code: Refusal | 'not_in_this_state' | 'not_allowed' | 'reason_required' }>;

const refused = (code: Extract<Outcome, { kind: 'refused' }>['code']): Outcome => ({ kind: 'refused', code });

/** The next state of an appointment, or why not. The caller compares and swaps on `version`. */
export const transition = (appointment: Appointment, act: Act, actor: Actor, now: Instant): Outcome => {
  const row = LIFE_CYCLE.find((one) => one.act === act.kind && one.from.includes(appointment.state));
  if (!row) return refused('not_in_this_state');
  if (!row.who.includes(actor.kind)) return refused('not_allowed');
  if (row.reasons && !('reasonCode' in act && row.reasons.includes(act.reasonCode))) return refused('reason_required');
  const asked = { appointment, act, actor, now };
  const refusal = row.guards.map((name) => GUARDS[name](asked)).find((code) => code !== undefined);
  if (refusal) return refused(refusal);
  if (act.kind === 'move' && isWhereItIs(appointment, act)) return { kind: 'unchanged', appointment };
  const changed = { ...appointment, ...changesOf(appointment, act, actor, now) };
  const next = { ...changed, state: row.to, version: appointment.version + 1, sequence: appointment.sequence + (calendarOf(row, appointment) ? 1 : 0) };
  return { kind: 'done', appointment: next, effects: effectsOf(row, appointment, next) };
};

const isWhereItIs = (appointment: Appointment, to: Pick<Appointment, 'startsAt' | 'endsAt' | 'resourceIds'>): boolean =>
  appointment.startsAt === to.startsAt &&
  appointment.endsAt === to.endsAt &&
  [...appointment.resourceIds].sort().join() === [...to.resourceIds].sort().join();

const changesOf = (appointment: Appointment, act: Act, actor: Actor, now: Instant): Partial<Appointment> => {
  switch (act.kind) {
    case 'confirm':
    case 'approve':
      return { expiresAt: null, holder: null, provisional: false };
    case 'extend':
      return { expiresAt: act.expiresAt };
    case 'request':
      return { expiresAt: act.expiresAt, provisional: false };
    case 'move':
      return { startsAt: act.startsAt, endsAt: act.endsAt, resourceIds: act.resourceIds };
    case 'arrive':
    case 'void':
      return { noShow: null };
    case 'start':
      return { actualStartAt: now };
    case 'complete':
    case 'end_early':
      return { actualEndAt: now };
    case 'reopen':
      return { actualEndAt: null };
    case 'no_show':
      return { noShow: { at: now, feeCents: feeCents(appointment.policy.noShow, appointment.terms.priceCents) } };
    case 'cancel':
      return { cancellation: cancelled(appointment, act, actor, now) };
    case 'stop_unsafe':
      return { cancellation: { at: now, by: actor.kind, reasonCode: act.reasonCode, late: false, feeCents: 0 } };
    default:
      return {};
  }
};

/** Who cancels on the clinic's side for a reason of the clinic's charges nothing, however late. */
const cancelled = (appointment: Appointment, { reasonCode, waiveFee }: ActOf<'cancel'>, actor: Actor, now: Instant): Cancellation => {
  const isFree = waiveFee === true || (actor.kind !== 'client' && !reasonCode.startsWith('client_'));
  return { at: now, by: actor.kind, reasonCode, late: cancellationTerms(appointment, now).late, feeCents: isFree ? 0 : feeOf(appointment, now) };
};

/** What was never sent need not be taken back. */
const calendarOf = ({ calendar }: Transition, { state }: Appointment): CalendarEffect | undefined =>
  calendar === 'cancel' && (state === 'held' || state === 'requested') ? undefined : calendar;

const effectsOf = (row: Transition, was: Appointment, next: Appointment): Effects => {
  const calendar = calendarOf(row, was);
  return {
    occupancy: row.occupancy,
    ...(row.message && { message: row.message }),
    ...(calendar && { calendar }),
    freesTime: row.occupancy === 'free' || row.occupancy === 'free_from_now' || row.occupancy === 'swap',
    feeCents: feeOfAct(row.act, next),
  };
};

/** Only the act that causes a fee charges it. */
const feeOfAct = (act: Transition['act'], { cancellation, noShow }: Appointment): number =>
  (act === 'cancel' ? cancellation?.feeCents : act === 'no_show' ? noShow?.feeCents : undefined) ?? 0;

/** Who may begin an appointment in this state, and on whose behalf. */
export const beginRefusal = (state: (typeof BEGINNINGS)[number]['state'], actor: Actor, clientId: ClientId, resourceIds: readonly ResourceId[]): 'not_allowed' | 'not_yours' | 'not_your_session' | undefined => {
  if (!BEGINNINGS.some((one) => one.state === state && one.who.includes(actor.kind))) return 'not_allowed';
  if (actor.kind === 'client' && actor.clientId !== clientId) return 'not_yours';
  return actor.kind === 'therapist' && !resourceIds.some((id) => actor.resourceIds?.includes(id)) ? 'not_your_session' : undefined;
};

/** Who comes late keeps the end, for the sake of the next client: what is left of the session in whole minutes. */
export const minutesLeft = ({ startsAt, endsAt }: Pick<Appointment, 'startsAt' | 'endsAt'>, startedAt: Instant): number =>
  Math.max(0, Math.floor((endsAt - Math.max(startsAt, startedAt)) / MINUTE_MS));
