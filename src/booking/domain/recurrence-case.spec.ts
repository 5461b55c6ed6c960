import recurrence from '../../../test/cases/recurrence.json';
import { runRecurrenceCase } from './recurrence-case';

describe('the published recurrence cases', () => {
  it.each(recurrence.cases.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    const result = runRecurrenceCase(one);
    expect(result.got).toEqual(result.expected);
    expect(result.passed).toBe(true);
  });
});

describe('a recurrence case', () => {
  const good = { id: 'x', timezone: 'UTC', first: { date: '2026-03-01', time: '09:00' }, rule: { freq: 'weekly', days: [0] }, until: '2026-03-08', expected_repeats_utc: ['2026-03-08T09:00Z'] };

  it('may leave out what it does not judge, and call Sunday 0', () => {
    expect(runRecurrenceCase(good)).toEqual({
      id: 'x',
      passed: true,
      got: { repeats_utc: ['2026-03-08T09:00Z'], local_dates: ['2026-03-08'], skipped: [] },
      expected: { repeats_utc: ['2026-03-08T09:00Z'], local_dates: ['2026-03-08'], skipped: [] },
    });
    const { until: _until, ...endless } = good;
    expect(runRecurrenceCase({ ...endless, rule: { freq: 'monthly', count: 1 }, expected_repeats_utc: [] }).passed).toBe(true);
  });

  it('may name a skipped time with its date and time', () => {
    const gap = { ...good, timezone: 'America/New_York', first: { date: '2026-03-01', time: '02:30' }, expected_repeats_utc: [], skipped_nonexistent_local_time: ['2026-03-08T02:30'] };
    expect(runRecurrenceCase(gap).passed).toBe(true);
    expect(runRecurrenceCase({ ...gap, skipped_nonexistent_local_time: [] }).passed).toBe(false);
  });

  it.each([
    [{ ...good, colour: 'red' }, 'case.colour is not a field of such a case'],
    [{ ...good, rule: { freq: 'hourly', interval: 1 } }, 'case.rule.freq must be one of daily'],
    [{ ...good, rule: { freq: 'daily', interval: 1, days: [1] } }, 'for weekly series'],
    [{ ...good, rule: { freq: 'weekly', days: [8] } }, 'case.rule.days[0] must be a day'],
    [{ ...good, rule: { freq: 'weekly', days: ['1'] } }, 'case.rule.days[0] must be a day'],
    [{ ...good, rule: { freq: 'weekly', days: [-1] } }, 'case.rule.days[0] must be a day'],
    [{ ...good, first: { date: '2026-03-01', time: '9:00' } }, 'case.first.time must be a time like 09:30'],
  ])('is an error where it is not well formed: %#', (input, message) => {
    expect(() => runRecurrenceCase(input)).toThrow(message);
  });
});
