import { DAY_MINUTES, MINUTE_MS, type Instant, type LocalDate, type LocalTime, type Weekday } from './time';
import { dateOf, dayNumber, wallClockToInstant, weekdayOf, type DayNumber } from './wall-clock';

/** `interval` counts weeks that start on Sunday. A day that a month or year does not have is left out, never moved. */
export type RecurrenceRule =
  | Readonly<{ freq: 'daily'; interval: number }>
  | Readonly<{ freq: 'weekly'; interval: number; days?: readonly Weekday[] }>
  | Readonly<{ freq: 'monthly_day'; interval: number }>
  | Readonly<{ freq: 'monthly_nth_weekday'; interval: number }>
  | Readonly<{ freq: 'yearly'; interval: number }>;

export type Recurrence = Readonly<{
  timezone: string;
  first: Readonly<{ date: LocalDate; time: LocalTime }>;
  rule: RecurrenceRule;
  /** Inclusive. */
  until?: LocalDate;
  /** Visits in all, the first included. */
  count?: number;
}>;

export type Occurrence = Readonly<{ date: LocalDate; startsAt: Instant }>;

/** `skipped`: dates on which the clocks leave that time out. They are reported, not shifted; they count as visits. */
export type Repeats = Readonly<{ repeats: readonly Occurrence[]; skipped: readonly LocalDate[] }>;

const MOST_REPEATS = 1_000;
const LAST_DAY = dayNumber('2199-12-25');

/** The repeats after the first visit: same local time, whatever the clocks do in between. */
export const repeatsOf = ({ timezone, first, rule, until, count }: Recurrence): Repeats => {
  if (until === undefined && count === undefined) throw new RangeError('a series needs an end: until, or count');
  if (!Number.isInteger(rule.interval) || rule.interval < 1) throw new RangeError('interval must be a whole number, at least 1');
  const start = dayNumber(first.date);
  const last = until === undefined ? LAST_DAY : Math.min(dayNumber(until), LAST_DAY);
  const days = daysAfter(start, rule, last, Math.min((count ?? Infinity) - 1, MOST_REPEATS + 1));
  if (days.length > MOST_REPEATS) throw new RangeError(`a series has at most ${MOST_REPEATS} repeats`);
  const found = days.map((day) => ({ date: dateOf(day), ...wallClockToInstant({ date: dateOf(day), time: first.time }, timezone) }));
  return {
    repeats: found.filter(({ exists }) => exists).map(({ date, at }) => ({ date, startsAt: at })),
    skipped: found.filter(({ exists }) => !exists).map(({ date }) => date),
  };
};

const daysAfter = (start: DayNumber, rule: RecurrenceRule, last: DayNumber, most: number): DayNumber[] => {
  const days: DayNumber[] = [];
  for (const day of candidateDays(start, rule, last)) {
    if (days.length >= most) break;
    if (day > start && day <= last) days.push(day);
  }
  return days;
};

/** Ascending; may begin before the start and end after the last day. */
function* candidateDays(start: DayNumber, rule: RecurrenceRule, last: DayNumber): Generator<DayNumber> {
  const { year, month, day } = partsOf(start);
  switch (rule.freq) {
    case 'daily':
      for (let at = start; at <= last; at += rule.interval) yield at;
      return;
    case 'weekly': {
      const sundays = start - (weekdayOf(start) % 7);
      const offsets = [...new Set((rule.days ?? [weekdayOf(start)]).map((weekday) => weekday % 7))].sort((a, b) => a - b);
      for (let sunday = sundays; sunday <= last; sunday += 7 * rule.interval) for (const offset of offsets) yield sunday + offset;
      return;
    }
    case 'monthly_day':
    case 'yearly':
      for (let step = 0, months = rule.freq === 'yearly' ? 12 : 1; firstOfMonth(year, month + step) <= last; step += months * rule.interval) {
        const at = firstOfMonth(year, month + step) + day - 1;
        if (partsOf(at).day === day) yield at;
      }
      return;
    case 'monthly_nth_weekday':
      for (let step = 0; firstOfMonth(year, month + step) <= last; step += rule.interval) {
        const at = nthWeekday(firstOfMonth(year, month + step), weekdayOf(start), Math.ceil(day / 7));
        if (partsOf(at).month === partsOf(firstOfMonth(year, month + step)).month) yield at;
      }
  }
}

const partsOf = (day: DayNumber): Readonly<{ year: number; month: number; day: number }> => {
  const [year, month, date] = dateOf(day).split('-').map(Number) as [number, number, number];
  return { year, month: month - 1, day: date };
};

const firstOfMonth = (year: number, month: number): DayNumber => Date.UTC(year, month, 1) / (DAY_MINUTES * MINUTE_MS);

const nthWeekday = (firstDay: DayNumber, weekday: Weekday, nth: number): DayNumber => firstDay + ((weekday - weekdayOf(firstDay) + 7) % 7) + 7 * (nth - 1);
