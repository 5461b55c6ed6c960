import type { Act } from './act';
import { type Actor, type Appointment, type Cancellation } from './appointment';
import { feeOf, GUARDS, type Refusal } from './guards';
import { LIFE_CYCLE, type CalendarEffect, type MessageTopic, type OccupancyEffect, type Transition } from './life-cycle';
import { cancellationTerms, feeCents } from './policy';
import { MINUTE_MS, type Instant } from './time';

/** To be written in the transaction of the act. `feesCents`: charged to the client. */
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
  const next = { ...changed, state: row.to, version: appointment.version + 1, sequence: appointment.sequence + (row.calendar ? 1 : 0) };
  return { kind: 'done', appointment: next, effects: effectsOf(row, next) };
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
    case 'move':
      return { startsAt: act.startsAt, endsAt: act.endsAt, resourceIds: act.resourceIds };
    case 'arrive':
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
      return { cancellation: cancelled(appointment, act.reasonCode, actor, now, actor.kind !== 'client' && !isClientsReason(act.reasonCode) ? true : act.waiveFee === true) };
    case 'stop_unsafe':
      return { cancellation: { at: now, by: actor.kind, reasonCode: act.reasonCode, late: false, feeCents: 0 } };
    default:
      return {};
  }
};

/** A clinic that cancels charges nothing, however late. */
const isClientsReason = (reasonCode: string): boolean => reasonCode.startsWith('client_');

const cancelled = (appointment: Appointment, reasonCode: string, actor: Actor, now: Instant, free: boolean): Cancellation => ({
  at: now,
  by: actor.kind,
  reasonCode,
  late: cancellationTerms(appointment, now).late,
  feeCents: free ? 0 : feeOf(appointment, now),
});

const effectsOf = (row: Transition, next: Appointment): Effects => ({
  occupancy: row.occupancy,
  ...(row.message && { message: row.message }),
  ...(row.calendar && { calendar: row.calendar }),
  freesTime: row.occupancy === 'free' || row.occupancy === 'free_from_now' || row.occupancy === 'swap',
  feeCents: next.cancellation?.feeCents ?? next.noShow?.feeCents ?? 0,
});

/** Who comes late keeps the end, for the sake of the next client: what is left of the session in whole minutes. */
export const minutesLeft = ({ startsAt, endsAt }: Pick<Appointment, 'startsAt' | 'endsAt'>, startedAt: Instant): number =>
  Math.max(0, Math.floor((endsAt - Math.max(startsAt, startedAt)) / MINUTE_MS));
