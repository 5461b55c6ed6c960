import { anything, clockTime, instant, instantText, list, oneOf, record, text, whole } from './case-fields';
import { repeatsOf, type RecurrenceRule, type Repeats } from './recurrence';
import type { BookingCaseResult } from './slots-case';
import type { Weekday } from './time';

const FREQUENCIES = { daily: 'daily', weekly: 'weekly', monthly: 'monthly_day', monthly_day: 'monthly_day', monthly_day_of_month: 'monthly_day', monthly_nth_weekday: 'monthly_nth_weekday', yearly: 'yearly' } as const;

const recurrenceCase = record(
  {
    id: text,
    timezone: text,
    first: record({ date: text, time: clockTime(false) }, {}),
    rule: record({ freq: oneOf(Object.keys(FREQUENCIES) as (keyof typeof FREQUENCIES)[]) }, { interval: whole(1), days: list(weekday), count: whole(1) }),
    expected_repeats_utc: list(instant),
  },
  { until: text, expected_repeats_local_dates: list(text), skipped_nonexistent_local_time: list(text), source: anything, tags: anything, source_says: anything, agrees_with_source: anything, note: anything },
);

type RecurrenceCase = ReturnType<typeof recurrenceCase>;

/** ISO days; 0 is a Sunday too. */
function weekday(value: unknown, at: string): Weekday {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 7) throw new Error(`${at} must be a day from 1 to 7`);
  return value === 0 ? 7 : (value as Weekday);
}

const ruleOf = ({ freq, interval = 1, days }: RecurrenceCase['rule']): RecurrenceRule => {
  if (days && freq !== 'weekly') throw new Error('case.rule.days is for weekly series');
  return freq === 'weekly' ? { freq, interval, ...(days && { days }) } : { freq: FREQUENCIES[freq], interval };
};

/** Runs one published case through the engine of the server. Throws on an unknown field or word. */
export const runRecurrenceCase = (input: unknown): BookingCaseResult => {
  const given = recurrenceCase(input, 'case');
  const got = gotOf(repeatsOf({ timezone: given.timezone, first: given.first, rule: ruleOf(given.rule), until: given.until, count: given.rule.count }));
  const expected = {
    repeats_utc: given.expected_repeats_utc.map(instantText),
    local_dates: given.expected_repeats_local_dates ?? got.local_dates,
    skipped: given.skipped_nonexistent_local_time?.map((one) => one.slice(0, 'YYYY-MM-DD'.length)) ?? got.skipped,
  };
  return { id: given.id, passed: JSON.stringify(got) === JSON.stringify(expected), got, expected };
};

const gotOf = ({ repeats, skipped }: Repeats) => ({ repeats_utc: repeats.map(({ startsAt }) => instantText(startsAt)), local_dates: repeats.map(({ date }) => date), skipped });
