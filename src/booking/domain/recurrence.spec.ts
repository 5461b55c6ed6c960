import { repeatsOf, type RecurrenceRule } from './recurrence';

const series = (date: string, rule: RecurrenceRule, end: { until?: string; count?: number }, timezone = 'UTC', time = 9 * 60) => repeatsOf({ timezone, first: { date, time }, rule, ...end });
const dates = (...args: Parameters<typeof series>): string[] => series(...args).repeats.map((one) => one.date);

describe('the repeats of a series', () => {
  it('keep the local time over a change of clocks', () => {
    const { repeats } = series('2026-03-05', { freq: 'weekly', interval: 1 }, { count: 3 }, 'America/New_York');
    expect(repeats.map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual(['2026-03-12T13:00:00.000Z', '2026-03-19T13:00:00.000Z']);
  });

  it('report a local time that does not exist, and do not shift it', () => {
    expect(series('2026-03-01', { freq: 'weekly', interval: 1 }, { until: '2026-03-15' }, 'America/New_York', 150)).toEqual({
      repeats: [{ date: '2026-03-15', startsAt: Date.parse('2026-03-15T06:30Z') }],
      skipped: ['2026-03-08'],
    });
  });

  it('take the first of a repeated local time', () => {
    const { repeats } = series('2025-10-26', { freq: 'weekly', interval: 1 }, { count: 2 }, 'America/New_York', 90);
    expect(repeats.map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual(['2025-11-02T05:30:00.000Z']);
  });

  it('count the first visit, include the last day, and have none when there is nothing left', () => {
    expect(dates('2026-03-02', { freq: 'daily', interval: 3 }, { count: 3 })).toEqual(['2026-03-05', '2026-03-08']);
    expect(dates('2026-03-02', { freq: 'daily', interval: 3 }, { until: '2026-03-08' })).toEqual(['2026-03-05', '2026-03-08']);
    expect(dates('2026-03-02', { freq: 'daily', interval: 1 }, { until: '2026-03-20', count: 2 })).toEqual(['2026-03-03']);
    expect(dates('2026-03-02', { freq: 'daily', interval: 1 }, { count: 1 })).toEqual([]);
    expect(dates('2026-03-02', { freq: 'weekly', interval: 1 }, { until: '2026-03-01' })).toEqual([]);
  });

  it('count weeks from Sunday', () => {
    expect(dates('2026-03-07', { freq: 'weekly', interval: 2, days: [6, 7] }, { until: '2026-03-22' })).toEqual(['2026-03-15', '2026-03-21']);
    expect(dates('2026-03-01', { freq: 'weekly', interval: 2, days: [7, 7, 3] }, { until: '2026-03-18' })).toEqual(['2026-03-04', '2026-03-15', '2026-03-18']);
  });

  it('leave out months and years that lack the day', () => {
    expect(dates('2026-01-31', { freq: 'monthly_day', interval: 1 }, { until: '2026-06-30' })).toEqual(['2026-03-31', '2026-05-31']);
    expect(dates('2026-03-31', { freq: 'monthly_nth_weekday', interval: 1 }, { until: '2026-08-31' })).toEqual(['2026-06-30']);
    expect(dates('2028-02-29', { freq: 'yearly', interval: 1 }, { until: '2033-01-01' })).toEqual(['2032-02-29']);
  });

  it('end, within reason', () => {
    expect(() => dates('2026-03-02', { freq: 'daily', interval: 1 }, {})).toThrow('needs an end');
    expect(() => dates('2026-03-02', { freq: 'daily', interval: 0 }, { count: 2 })).toThrow('interval');
    expect(() => dates('2026-03-02', { freq: 'daily', interval: 1.5 }, { count: 2 })).toThrow('interval');
    expect(() => dates('2026-03-02', { freq: 'daily', interval: 1 }, { until: '2199-01-01' })).toThrow('at most 1000');
    expect(dates('2026-03-02', { freq: 'yearly', interval: 1 }, { count: 500 })).toHaveLength(173);
  });
});
