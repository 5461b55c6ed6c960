import slots from '../../../test/cases/slots.json';
import { runSlotsCase } from './slots-case';

describe('the published slot cases', () => {
  it.each(slots.cases.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    const result = runSlotsCase(one);
    expect(result.got).toEqual(result.expected);
    expect(result.passed).toBe(true);
  });
});

describe('a slots case', () => {
  const good = {
    id: 'x',
    timezone: 'UTC',
    resources: [{ id: 'a', rules: [{ days: [1], start: '09:00', end: '11:00' }] }],
    service: { duration_min: 60 },
    grid: { mode: 'clock', step_min: 60 },
    window: { from: '2026-03-02T00:00Z', to: '2026-03-03T00:00Z' },
    expected_free_starts: ['2026-03-02T09:00Z', '2026-03-02T10:00Z'],
  };
  const withResource = (more: object) => ({ ...good, resources: [{ ...good.resources[0], ...more }] });
  const got = (input: object) => runSlotsCase({ ...good, ...input }).got;

  it('compares exactly', () => {
    expect(runSlotsCase(good).passed).toBe(true);
    expect(runSlotsCase({ ...good, expected_free_starts: ['2026-03-02T09:00Z'] }).passed).toBe(false);
    expect(runSlotsCase({ ...good, expected_free_starts: ['2026-03-02T09:00Z', '2026-03-02T10:30Z'] }).passed).toBe(false);
  });

  it('knows every field of the semantics', () => {
    const full = {
      ...withResource({
        timezone: 'Europe/Berlin',
        capacity: 1,
        buffer_before_min: 0,
        buffer_after_min: 10,
        exceptions: [{ date: '2026-03-02', open: [{ start: '09:00', duration_min: 360 }] }],
        bookings: [
          { from: '2026-03-02T10:00Z', to: '2026-03-02T11:00Z', id: 'own', status: 'booked' },
          { from: '2026-03-02T12:00Z', to: '2026-03-02T12:30Z', status: 'hold', hold_owner: 'me', hold_expires_at: '2026-03-02T09:00Z' },
        ],
      }),
      service: { duration_min: 30, buffer_before_min: 30, buffer_after_min: 30, buffers_inside_hours: true },
      grid: { mode: 'clock', step_min: 30, offset_min: 0 },
      requires: [['a']],
      now: '2026-03-02T07:00Z',
      lead_time_min: 60,
      horizon_to: '2026-03-02T13:30Z',
      limits: { bookings_per_day: 3, minutes_per_day: 120 },
      ignore_booking: 'own',
      hold_owner: 'you',
      tags: [],
      note: 'none',
      expected_free_starts: [],
    };
    expect(runSlotsCase(full).got).toEqual(['2026-03-02T08:00Z', '2026-03-02T08:30Z', '2026-03-02T09:00Z', '2026-03-02T09:30Z', '2026-03-02T10:00Z', '2026-03-02T10:30Z', '2026-03-02T11:00Z', '2026-03-02T12:30Z', '2026-03-02T13:00Z']);
    expect(runSlotsCase({ ...full, hold_owner: 'me', limits: { minutes_per_day: 60 } }).got).toContain('2026-03-02T11:30Z');
  });

  it('has a window grid with an offset', () => {
    expect(got({ grid: { mode: 'window', step_min: 30, round_to_min: 60, first_offset_min: 15 } })).toEqual(['2026-03-02T09:15Z', '2026-03-02T09:45Z']);
    expect(got({ resources: [{ id: 'a' }] })).toEqual([]);
    expect(got({ limits: { bookings_per_day: 1 } })).toEqual(['2026-03-02T09:00Z', '2026-03-02T10:00Z']);
  });

  it.each([
    [{ ...good, colour: 'red' }, 'case.colour is not a field of such a case'],
    [withResource({ rooms: [] }), 'case.resources[0].rooms is not a field'],
    [{ ...good, grid: { mode: 'moon', step_min: 60 } }, 'case.grid.mode must be one of clock, window'],
    [{ ...good, service: { duration_min: 0 } }, 'case.service.duration_min must be a whole number, at least 1'],
    [{ ...good, service: {} }, 'case.service.duration_min must be given'],
    [{ ...good, service: { duration_min: 60, buffers_inside_hours: 'yes' } }, 'must be true or false'],
    [{ ...good, resources: 'none' }, 'case.resources must be a list'],
    [{ ...good, window: [] }, 'case.window must be an object'],
    [{ ...good, window: null }, 'case.window must be an object'],
    [{ ...good, window: { from: 'yesterday', to: '2026-03-03T00:00Z' } }, 'case.window.from must be an instant'],
    [{ ...good, window: { from: '2026-02-30T25:00Z', to: '2026-03-03T00:00Z' } }, 'case.window.from must be an instant'],
    [{ ...good, timezone: 7 }, 'case.timezone must be a text'],
    [{ ...good, timezone: 'Europe/Nowhere' }, 'unknown time zone'],
    [{ ...good, requires: [['b']] }, 'names "b", which is no resource'],
    [withResource({ rules: [{ days: [0], start: '09:00', end: '10:00' }] }), 'must be a day from 1 to 7'],
    [withResource({ rules: [{ days: [8], start: '09:00', end: '10:00' }] }), 'must be a day from 1 to 7'],
    [withResource({ rules: [{ days: ['Mon'], start: '09:00', end: '10:00' }] }), 'must be a day from 1 to 7'],
    [withResource({ rules: [{ days: [1], start: '24:00', end: '10:00' }] }), 'must be a time like 09:30'],
    [withResource({ rules: [{ days: [1], start: '09:00' }] }), 'either end or duration_min'],
    [withResource({ rules: [{ days: [1], start: '09:00', end: '10:00', duration_min: 60 }] }), 'either end or duration_min'],
    [withResource({ bookings: [{ from: '2026-03-02T09:00Z', to: '2026-03-02T10:00Z', status: 'perhaps' }] }), 'status must be one of cancelled'],
    ['a text', 'case must be an object'],
  ])('is an error where it is not well formed: %#', (input, message) => {
    expect(() => runSlotsCase(input)).toThrow(message);
  });
});
