import { checkSlot } from './check-slot';
import type { AppointmentState } from './appointment';
import type { AppointmentId } from './ids';
import { offerSlots } from './offer-slots';
import { repeatsOf, type Recurrence } from './recurrence';
import type { OfferedSlot, Slot, WhyNot } from './slot';
import type { SlotQuery } from './slot-query';
import type { Instant, Interval, LocalDate } from './time';
import { dateOf, dayBounds, dayNumber, wallClockToInstant } from './wall-clock';

/** One visit that was asked for. Nothing is left out: planned and conflicting dates are together all that were asked for. */
export type SeriesDate =
  | Readonly<{ kind: 'free'; date: LocalDate; slot: Slot }>
  | Readonly<{ kind: 'conflict'; date: LocalDate; startsAt: Instant; reasons: readonly WhyNot[]; proposal?: OfferedSlot }>
  /** The clocks skip that time on that day. */
  | Readonly<{ kind: 'no_such_time'; date: LocalDate; startsAt: Instant; proposal?: OfferedSlot }>;

/** How many days after a conflict a substitute is looked for, where its own day has none. */
const PROPOSE_WITHIN = 6;

/** `queryFor` gives the question, with the data, for a window: the engine decides every date of the series, the first too. */
export const planSeries = (recurrence: Recurrence, queryFor: (window: Interval) => SlotQuery): SeriesDate[] => {
  const planned: Interval[] = [];
  const ask = (window: Interval): SlotQuery => withVisits(queryFor(window), planned);
  return datesOf(recurrence).map(({ date, at, exists }): SeriesDate => {
    const check = exists ? checkSlot(ask(roundAbout(date, recurrence.timezone)), at) : undefined;
    if (check?.ok) {
      planned.push({ from: check.slot.startsAt, to: check.slot.endsAt });
      return { kind: 'free', date, slot: check.slot };
    }
    const proposal = nearest(date, at, recurrence.timezone, ask);
    const common = { date, startsAt: at, ...(proposal && { proposal }) };
    return check ? { kind: 'conflict', ...common, reasons: check.reasons } : { kind: 'no_such_time', ...common };
  });
};

const datesOf = (recurrence: Recurrence): Readonly<{ date: LocalDate; at: Instant; exists: boolean }>[] => {
  const { repeats, skipped } = repeatsOf(recurrence);
  const dates = [recurrence.first.date, ...[...repeats.map(({ date }) => date), ...skipped].sort()];
  return dates.map((date) => ({ date, ...wallClockToInstant({ date, time: recurrence.first.time }, recurrence.timezone) }));
};

/** What this series has planned already counts as the client's visits. */
const withVisits = (query: SlotQuery, planned: readonly Interval[]): SlotQuery => ({
  ...query,
  client: { ...query.client, visits: [...(query.client?.visits ?? []), ...planned.map((session) => ({ session }))] },
});

/** The local day and the next, for a visit over midnight. */
const roundAbout = (date: LocalDate, timezone: string): Interval => ({ from: dayBounds(date, timezone).from, to: dayBounds(laterBy(date, 1), timezone).to });

const laterBy = (date: LocalDate, days: number): LocalDate => dateOf(dayNumber(date) + days);

/** The start nearest to the one that was wanted, on its own day if there is one. */
const nearest = (date: LocalDate, wanted: Instant, timezone: string, ask: (window: Interval) => SlotQuery): OfferedSlot | undefined => {
  const today = dayBounds(date, timezone);
  const days = [today, { from: today.to, to: dayBounds(laterBy(date, PROPOSE_WITHIN), timezone).to }];
  for (const window of days) {
    const offered = offerSlots(ask(window)).filter(({ startsAt }) => startsAt !== wanted);
    if (offered.length > 0) return offered.reduce((best, one) => (Math.abs(one.startsAt - wanted) < Math.abs(best.startsAt - wanted) ? one : best));
  }
  return undefined;
};

export type SeriesScope = 'this' | 'this_and_following' | 'all';

const CHANGEABLE: readonly AppointmentState[] = ['held', 'requested', 'booked'];

/** The visits that a change of the series reaches: only future ones that still stand. */
export const visitsInScope = (
  visits: readonly Readonly<{ id: AppointmentId; startsAt: Instant; state: AppointmentState }>[],
  scope: SeriesScope,
  chosen: AppointmentId,
  now: Instant,
): AppointmentId[] => {
  const from = visits.find(({ id }) => id === chosen)?.startsAt ?? Infinity;
  return visits
    .filter(({ state, startsAt }) => startsAt > now && CHANGEABLE.includes(state))
    .filter(({ id, startsAt }) => id === chosen || scope === 'all' || (scope === 'this_and_following' && startsAt >= from))
    .sort((a, b) => a.startsAt - b.startsAt)
    .map(({ id }) => id);
};
