import { Temporal } from 'temporal-polyfill';
import { DAY_MINUTES, MINUTE_MS, minuteDown, type Instant, type LocalDate, type LocalTime, type Minute, type Weekday } from './time';

/** A stretch of time in which the wall clock is `offset` minutes ahead of UTC. */
export type Stretch = Readonly<{ from: Minute; to: Minute; offset: number }>;

/** A zone as plain numbers: with it, the rest is integer arithmetic. Sorted, without gaps, far beyond what was asked for. */
export type Zone = Readonly<{ id: string; stretches: readonly Stretch[] }>;

/** Days since 1970-01-01 of the local calendar. */
export type DayNumber = number;

const IANA = /^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/;
const YEAR = 366 * DAY_MINUTES;
const FIRST = Date.UTC(1970, 0, 1) / MINUTE_MS;
const LAST = Date.UTC(2200, 0, 1) / MINUTE_MS;

/** The same question always has the same answer, so it is asked once per process. */
const known = new Map<string, Zone>();

export const isTimeZone = (id: string): boolean => {
  if (!IANA.test(id)) return false;
  try {
    zonedAt(id, 0);
    return true;
  } catch {
    return false;
  }
};

const zonedAt = (id: string, minute: Minute): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(minute * MINUTE_MS).toZonedDateTimeISO(id);

/** The zone for at least `[from, to)`. Throws a RangeError on an unknown zone and outside 1970-2199. */
export const zoneFor = (id: string, from: Minute, to: Minute): Zone => {
  if (!(from >= FIRST && to <= LAST && from <= to)) throw new RangeError('a time must lie between 1970 and 2199');
  const found = known.get(id);
  if (found && covers(found, from, to)) return found;
  if (!isTimeZone(id)) throw new RangeError(`unknown time zone "${id.slice(0, 60)}"`);
  const [least, most] = found ? endsOf(found) : [from, to];
  const zone = { id, stretches: stretchesOf(id, Math.min(least, from - YEAR), Math.max(most, to + YEAR)) };
  known.set(id, zone);
  return zone;
};

const endsOf = ({ stretches }: Zone): readonly [Minute, Minute] => [stretches.at(0)?.from as Minute, stretches.at(-1)?.to as Minute];

/** A week of room on either side, for the days around. */
const covers = (zone: Zone, from: Minute, to: Minute): boolean => {
  const [least, most] = endsOf(zone);
  return least <= from - 7 * DAY_MINUTES && most >= to + 7 * DAY_MINUTES;
};

const stretchesOf = (id: string, from: Minute, to: Minute): Stretch[] => {
  const stretches: Stretch[] = [];
  let at: Temporal.ZonedDateTime | null = zonedAt(id, from);
  let start = from;
  while (at && start < to) {
    const next: Temporal.ZonedDateTime | null = at.getTimeZoneTransition('next');
    const end: Minute = next ? Math.min(minuteDown(next.epochMilliseconds), to) : to;
    stretches.push({ from: start, to: end, offset: Math.round(at.offsetNanoseconds / 60e9) });
    [at, start] = [next, end];
  }
  return stretches;
};

export const offsetAt = ({ stretches }: Zone, minute: Minute): number => {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle] as Stretch).from <= minute) low = middle;
    else high = middle - 1;
  }
  return (stretches[low] as Stretch).offset;
};

/** Minutes since 1970-01-01T00:00 on the wall clock. */
export const localMinute = (zone: Zone, minute: Minute): number => minute + offsetAt(zone, minute);
export const dayOf = (zone: Zone, minute: Minute): DayNumber => Math.floor(localMinute(zone, minute) / DAY_MINUTES);

/** RFC 5545, Temporal's "compatible": a repeated wall time is the first, a skipped one moves forward by the gap. */
export const instantOf = (zone: Zone, day: DayNumber, time: LocalTime): Readonly<{ at: Minute; exists: boolean }> => {
  const local = day * DAY_MINUTES + time;
  const { stretches } = zone;
  const index = stretches.findIndex(({ to, offset }) => local - offset < to);
  const { from, offset } = stretches.at(index) as Stretch;
  if (local - offset >= from || index < 1) return { at: local - offset, exists: true };
  return { at: local - (stretches[index - 1] as Stretch).offset, exists: false };
};

/** When it is this local day; several pieces only where a change of clocks crosses midnight backwards. */
export const stretchesOfDay = (zone: Zone, day: DayNumber): readonly Readonly<{ from: Minute; to: Minute }>[] =>
  zone.stretches
    .map(({ from, to, offset }) => ({ from: Math.max(from, day * DAY_MINUTES - offset), to: Math.min(to, (day + 1) * DAY_MINUTES - offset) }))
    .filter(({ from, to }) => from < to);

export const weekdayOf = (day: DayNumber): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Throws a RangeError where there is no such day. */
export const dayNumber = (date: LocalDate): DayNumber => {
  const [, year, month, day] = (DATE.exec(date) ?? []).map(Number) as [number, number, number, number];
  const found = new Date(Date.UTC(year, month - 1, day));
  if (found.getUTCMonth() !== month - 1 || found.getUTCDate() !== day) throw new RangeError(`no such date "${date.slice(0, 20)}"`);
  return found.getTime() / (DAY_MINUTES * MINUTE_MS);
};

export const dateOf = (day: DayNumber): LocalDate => new Date(day * DAY_MINUTES * MINUTE_MS).toISOString().slice(0, 10);

/** The whole local days that `[from, to)` touches. */
export const wholeDays = (zone: Zone, from: Minute, to: Minute): Readonly<{ from: Minute; to: Minute }> => ({
  from: instantOf(zone, dayOf(zone, from), 0).at,
  to: instantOf(zone, dayOf(zone, Math.max(from, to - 1)) + 1, 0).at,
});

export type Local = Readonly<{ date: LocalDate; time: LocalTime }>;

export const localOf = (at: Instant, timezone: string): Local => {
  const minute = minuteDown(at);
  const local = localMinute(zoneFor(timezone, minute, minute), minute);
  const day = Math.floor(local / DAY_MINUTES);
  return { date: dateOf(day), time: local - day * DAY_MINUTES };
};

/** `exists` is false where the clocks skip that time: `at` is then moved forward by the gap. */
export const wallClockToInstant = ({ date, time }: Local, timezone: string): Readonly<{ at: Instant; exists: boolean }> => {
  const near = dayNumber(date) * DAY_MINUTES;
  const { at, exists } = instantOf(zoneFor(timezone, near, near), dayNumber(date), time);
  return { at: at * MINUTE_MS, exists };
};

export const isSameLocalDay = (one: Instant, other: Instant, timezone: string): boolean => localOf(one, timezone).date === localOf(other, timezone).date;

/** The local day as instants: 23, 24 or 25 hours, or what the zone makes of it. */
export const dayBounds = (date: LocalDate, timezone: string): Readonly<{ from: Instant; to: Instant }> => ({
  from: wallClockToInstant({ date, time: 0 }, timezone).at,
  to: wallClockToInstant({ date: dateOf(dayNumber(date) + 1), time: 0 }, timezone).at,
});
