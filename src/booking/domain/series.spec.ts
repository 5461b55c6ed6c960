import { at, between, mondayWith, room, taken, text, therapist } from '../../../test/booking/small-clinic';
import { appointmentId } from './ids';
import type { Recurrence } from './recurrence';
import { planSeries, visitsInScope } from './series';
import type { SlotQuery } from './slot-query';

const mondays: Recurrence = { timezone: 'UTC', first: { date: '2026-03-02', time: 9 * 60 }, rule: { freq: 'weekly', interval: 1 }, count: 4 };
const clinic = (more: Partial<SlotQuery> = {}, ana = therapist('ana', { occupancies: [taken('2026-03-09T09:00Z', '2026-03-09T10:00Z'), taken('2026-03-16T09:00Z', '2026-03-16T13:00Z')] })) => (window: SlotQuery['window']) =>
  ({ ...mondayWith([ana, room('r1')]), window, ...more });
const summary = (...args: Parameters<typeof planSeries>) =>
  planSeries(...args).map((one) => [one.date, one.kind, one.kind === 'free' ? text(one.slot.startsAt) : one.proposal && text(one.proposal.startsAt)]);

describe('a series', () => {
  it('has every date checked, and a proposal for each that collides: the same day, else soon after', () => {
    expect(summary(mondays, clinic())).toEqual([
      ['2026-03-02', 'free', '2026-03-02T09:00'],
      ['2026-03-09', 'conflict', '2026-03-09T10:00'],
      ['2026-03-16', 'conflict', '2026-03-17T09:00'],
      ['2026-03-23', 'free', '2026-03-23T09:00'],
    ]);
    expect(planSeries(mondays, clinic())[1]).toMatchObject({ reasons: [{ code: 'booked', resourceId: 'ana' }], startsAt: at('2026-03-09T09:00Z') });
  });

  it('proposes the nearest of the day, earlier or later', () => {
    const ana = therapist('ana', { occupancies: [taken('2026-03-09T11:00Z', '2026-03-09T12:00Z')] });
    expect(summary({ ...mondays, first: { date: '2026-03-02', time: 11 * 60 }, count: 2 }, clinic({}, ana))[1]).toEqual(['2026-03-09', 'conflict', '2026-03-09T10:00']);
  });

  it('proposes nothing where there is nothing within the week', () => {
    expect(summary({ ...mondays, count: 1 }, clinic({}, therapist('ana', { weekly: [] })))).toEqual([['2026-03-02', 'conflict', undefined]]);
  });

  it('reports a local time that does not exist', () => {
    const night = therapist('ana', { timezone: 'America/New_York', weekly: [{ days: [7], opens: 0, closes: 300 }] });
    const sundays: Recurrence = { ...mondays, timezone: 'America/New_York', first: { date: '2026-03-01', time: 150 }, count: 2 };
    const query = { timezone: 'America/New_York', resources: [night], service: { duration: 60, requirements: [{ name: 'therapist' }] }, grid: { mode: 'clock', step: 30 } as const };
    expect(summary(sundays, clinic(query))).toEqual([['2026-03-01', 'free', '2026-03-01T07:30'], ['2026-03-08', 'no_such_time', '2026-03-08T07:00']]);
    expect(summary(sundays, clinic({ ...query, resources: [{ ...night, weekly: [{ days: [7], opens: 150, lasts: 60 }] }], horizon: at('2026-03-02T00:00Z') }))[1]).toEqual(['2026-03-08', 'no_such_time', undefined]);
  });

  it('counts its own visits: for overlaps and for what a client may have ahead', () => {
    const client = { visits: [{ session: between('2026-03-30T09:00Z', '2026-03-30T10:00Z') }], upcomingCap: 2 };
    expect(planSeries({ ...mondays, count: 2 }, clinic({ client, now: at('2026-03-01T00:00Z') }, therapist('ana'))).map((one) => (one.kind === 'conflict' ? one.reasons : one.kind))).toEqual([
      'free',
      [{ code: 'client_cap_reached', rule: 'limits' }],
    ]);
  });
});

describe('a change of a series', () => {
  const visit = (id: string, startsAt: string, state: Parameters<typeof visitsInScope>[0][number]['state'] = 'booked') => ({ id: appointmentId(id), startsAt: at(startsAt), state });
  const visits = [visit('d', '2026-03-23T09:00Z'), visit('a', '2026-03-02T09:00Z', 'completed'), visit('b', '2026-03-09T09:00Z'), visit('x', '2026-03-16T09:00Z', 'cancelled'), visit('c', '2026-03-16T09:00Z')];
  const scope = (...[which, chosen]: ['this' | 'this_and_following' | 'all', string]) => visitsInScope(visits, which, appointmentId(chosen), at('2026-03-03T00:00Z'));

  it('reaches only visits that still stand and lie ahead', () => {
    expect(scope('this', 'c')).toEqual(['c']);
    expect(scope('this_and_following', 'c')).toEqual(['c', 'd']);
    expect(scope('all', 'c')).toEqual(['b', 'c', 'd']);
    expect(scope('this', 'a')).toEqual([]);
    expect(scope('this_and_following', 'unknown')).toEqual([]);
  });
});
