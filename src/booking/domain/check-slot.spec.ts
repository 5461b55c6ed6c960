import { at, between, mondayWith, room, taken, text, therapist } from '../../../test/booking/small-clinic';
import { checkSlot, whyNot } from './check-slot';
import { appointmentId, resourceId, serviceId } from './ids';
import { offerSlots } from './offer-slots';
import type { SlotQuery, SoftRule } from './slot-query';

const NINE = at('2026-03-02T09:00Z');
const TEN = at('2026-03-02T10:00Z');
const [ana, bo, r1, r2] = [therapist('ana'), therapist('bo'), room('r1'), room('r2')];
const monday = mondayWith([ana, r1]);
const starts = (query: SlotQuery): string[] => offerSlots(query).map(({ startsAt }) => text(startsAt).slice(11));
const codes = (query: SlotQuery, start = TEN): string[] => whyNot(query, start).map((reason) => ('resourceId' in reason ? `${reason.resourceId} ${reason.code}` : reason.code));
const rules = (query: SlotQuery, start = TEN): (SoftRule | undefined)[] => whyNot(query, start).map((reason) => ('rule' in reason ? reason.rule : undefined));

describe('a slot', () => {
  it('says who has what from when to when, with set-up and turnover', () => {
    const query = mondayWith([ana, { ...r1, setUp: 5, turnover: 15 }]);
    const slot = {
      startsAt: NINE,
      endsAt: TEN,
      assigned: [
        { requirement: 'therapist', resourceId: 'ana', session: between('2026-03-02T09:00Z', '2026-03-02T10:00Z'), occupied: between('2026-03-02T09:00Z', '2026-03-02T10:00Z') },
        { requirement: 'room', resourceId: 'r1', session: between('2026-03-02T09:00Z', '2026-03-02T10:00Z'), occupied: between('2026-03-02T08:55Z', '2026-03-02T10:15Z') },
      ],
    };
    expect(offerSlots(query)[0]).toEqual({ ...slot, choices: { therapist: ['ana'], room: ['r1'] } });
    expect(checkSlot(query, NINE)).toEqual({ ok: true, slot, overridden: [] });
  });

  it('is offered in order, and not more of them than asked for', () => {
    expect(starts(monday)).toEqual(['09:00', '10:00', '11:00', '12:00']);
    expect(starts({ ...monday, maxResults: 2 })).toEqual(['09:00', '10:00']);
  });

  it('is taken by whom the client wishes for, else by whoever worked least that day, else by name', () => {
    const chosen = (query: SlotQuery) => offerSlots(query).find(({ startsAt }) => startsAt === TEN)?.assigned[0]?.resourceId;
    const busyAna = therapist('ana', { gender: 'female', occupancies: [taken('2026-03-02T09:00Z', '2026-03-02T10:00Z')] });
    const freeBo = therapist('bo', { gender: 'male' });
    const withPreferences = (preferences: NonNullable<SlotQuery['client']>['preferences']) => mondayWith([freeBo, busyAna, r1], { client: { visits: [], preferences } });
    expect(chosen(mondayWith([bo, ana, r1]))).toBe('ana');
    expect(chosen(mondayWith([freeBo, busyAna, r1]))).toBe('bo');
    expect(chosen(withPreferences({ gender: { gender: 'female', strength: 'soft' } }))).toBe('ana');
    expect(chosen(withPreferences({ gender: { gender: 'female', strength: 'soft' }, named: { anyOf: [resourceId('bo')], strength: 'soft' } }))).toBe('bo');
    expect(chosen(withPreferences({ doNotPair: [resourceId('bo')] }))).toBe('ana');
  });

  it('of a couple takes two therapists, whoever is free for which', () => {
    const requirements = [{ name: 'first', kind: 'therapist' as const }, { name: 'second', kind: 'therapist' as const, anyOf: [resourceId('ana')] }];
    const query = mondayWith([ana, { ...bo, weekly: [{ days: [1], opens: 9 * 60, closes: 10 * 60 }] }], { service: { duration: 60, requirements } });
    expect(starts(query)).toEqual(['09:00']);
    expect(offerSlots(query)[0]?.assigned.map(({ resourceId: id }) => id)).toEqual(['bo', 'ana']);
    expect(codes(query)).toEqual(['needed_twice']);
  });

  it('needs hours of this service where a rule is for some only', () => {
    const picky = therapist('ana', { weekly: [{ days: [1], opens: 9 * 60, closes: 10 * 60, services: [serviceId('deep')] }, { days: [1], opens: 10 * 60, closes: 11 * 60 }] });
    expect(starts(mondayWith([picky, r1]))).toEqual(['10:00']);
    expect(starts(mondayWith([picky, r1], { service: { ...monday.service, id: serviceId('deep') } }))).toEqual(['09:00', '10:00']);
    expect(starts(mondayWith([picky, r1], { service: { ...monday.service, id: serviceId('soft') } }))).toEqual(['10:00']);
  });

  it('may stay offered beside a closure where the resource is opened on top of it', () => {
    const query = mondayWith([{ ...ana, extraOpen: [between('2026-03-02T10:00Z', '2026-03-02T11:00Z')] }, r1], { closures: [between('2026-03-02T12:00Z', '2026-03-02T13:00Z')] });
    expect(starts(query)).toEqual(['09:00', '10:00', '11:00']);
    expect(starts({ ...query, closures: [between('2026-03-02T09:00Z', '2026-03-02T13:00Z')] })).toEqual([]);
  });
});

describe('dates and bodies', () => {
  it('keep a rule within its dates, both inclusive', () => {
    const rule = { days: [1, 2] as const, opens: 9 * 60, closes: 10 * 60 };
    const from = (validFrom: string) => starts(mondayWith([therapist('ana', { weekly: [{ ...rule, validFrom }] }), r1]));
    const to = (validTo: string) => starts(mondayWith([therapist('ana', { weekly: [{ ...rule, validTo }] }), r1]));
    expect([from('2026-03-02'), from('2026-03-03'), to('2026-03-02'), to('2026-03-01')]).toEqual([['09:00'], [], ['09:00'], []]);
  });

  it('keep a skill within its dates, both inclusive, and renew it', () => {
    const skilled = (...skills: { validFrom?: string; validTo?: string }[]) =>
      starts(mondayWith([therapist('ana', { skills: skills.map((one) => ({ code: 'lymph', ...one })) })], { service: { duration: 240, requirements: [{ name: 'therapist', skills: ['lymph'] }] } }));
    expect([skilled({ validTo: '2026-03-02' }), skilled({ validTo: '2026-03-01' }), skilled({ validFrom: '2026-03-02' }), skilled({ validFrom: '2026-03-03' })]).toEqual([['09:00'], [], ['09:00'], []]);
    expect([skilled({ validTo: '2025-12-31' }, { validFrom: '2026-01-01' }), skilled({})]).toEqual([['09:00'], ['09:00']]);
  });

  it('give a therapist her pause after so many sessions in a row, before and after', () => {
    const busy = (breakMinutes: number) =>
      starts(
        mondayWith([therapist('ana', { load: { consecutiveSessions: 2, breakMinutes }, occupancies: [taken('2026-03-02T07:00Z', '2026-03-02T08:00Z'), taken('2026-03-02T08:05Z', '2026-03-02T08:55Z'), taken('2026-03-02T12:10Z', '2026-03-02T13:00Z')] }), r1]),
      );
    expect(busy(5)).toEqual(['09:00', '10:00', '11:00']);
    expect(busy(6)).toEqual(['10:00', '11:00']);
    expect(busy(66)).toEqual(['11:00']);
    expect(busy(71)).toEqual(['11:00']);
    expect(busy(126)).toEqual([]);
  });
});

describe('tidy packing', () => {
  const tidy = (query: SlotQuery) => ({ ...query, grid: { mode: 'clock', step: 30 } as const, packing: { shortest: 60 } });

  it('offers starts that leave no useless gap, to the therapists for whom they do not', () => {
    const query = tidy(mondayWith([{ ...ana, weekly: [{ days: [1], opens: 9 * 60, closes: 11 * 60 + 30 }] }, r1]));
    expect(starts(query)).toEqual(['09:00', '10:30']);
    expect(codes(query)).toEqual(['untidy']);
    expect(codes(query, at('2026-03-02T09:30Z'))).toEqual(['untidy']);
    expect(offerSlots({ ...query, resources: [...query.resources, bo] }).map(({ startsAt, choices }) => [text(startsAt).slice(11), choices.therapist])).toEqual([
      ['09:00', ['ana', 'bo']],
      ['10:00', ['bo']],
      ['10:30', ['ana', 'bo']],
      ['11:00', ['bo']],
      ['12:00', ['bo']],
    ]);
  });

  it('never hides the last chance of a day', () => {
    const query = tidy(mondayWith([{ ...ana, weekly: [{ days: [1], opens: 8 * 60 + 45, closes: 10 * 60 + 15 }] }, r1]));
    expect(starts(query)).toEqual(['09:00']);
    expect(whyNot(query, NINE)).toEqual([]);
  });

  it('may be set aside by staff', () => {
    const query: SlotQuery = { ...tidy(mondayWith([{ ...ana, weekly: [{ days: [1], opens: 9 * 60, closes: 11 * 60 + 30 }] }, r1])), overrides: ['packing'] };
    expect(starts(query)).toEqual(['09:00', '09:30', '10:00', '10:30']);
    expect(checkSlot(query, TEN)).toMatchObject({ ok: true, overridden: ['packing'] });
  });

  it('says untidy even of a start that breaks other soft rules too', () => {
    const query = { ...tidy(mondayWith([{ ...ana, weekly: [{ days: [1], opens: 9 * 60, closes: 11 * 60 + 30 }] }, r1])), now: at('2026-03-02T09:30Z'), leadMinutes: 60 };
    expect(codes(query)).toEqual(['too_soon', 'untidy']);
    expect(codes({ ...query, client: { visits: [{ session: between('2026-03-02T10:00Z', '2026-03-02T10:30Z') }] } })).toEqual(['too_soon', 'client_overlap']);
  });
});

describe('why a start is not offered', () => {
  it('is everything at once', () => {
    const query = mondayWith([therapist('ana', { absences: [between('2026-03-02T10:30Z', '2026-03-02T11:00Z')], occupancies: [taken('2026-03-02T09:30Z', '2026-03-02T10:15Z')] })], {
      now: TEN,
      leadMinutes: 30,
      horizon: at('2026-03-02T10:30Z'),
      grid: { mode: 'clock', step: 60, offset: 15 },
      closures: [between('2026-03-02T10:00Z', '2026-03-02T10:05Z')],
      limits: { count: 1, minutes: 60, counted: [{ session: between('2026-03-02T09:00Z', '2026-03-02T10:00Z') }] },
      client: { visits: [{ session: between('2026-03-02T10:30Z', '2026-03-02T11:00Z') }], upcomingCap: 1 },
    });
    expect(codes(query)).toEqual([
      'too_soon', 'beyond_horizon', 'off_grid', 'day_count_full', 'day_minutes_full', 'client_overlap', 'client_cap_reached',
      'ana clinic_closed', 'ana absent', 'ana booked', 'nobody_qualifies',
    ]);
    expect(rules(query)).toEqual(['lead_time', 'horizon', 'grid', 'limits', 'limits', undefined, 'limits', 'hours', 'hours', undefined, undefined]);
  });

  it.each<[string, SlotQuery, string[]]>([
    ['outside the window', { ...monday, window: between('2026-03-02T10:30Z', '2026-03-02T13:00Z') }, ['outside_window']],
    ['outside hours', mondayWith([{ ...ana, weekly: [] }, r1]), ['ana outside_hours']],
    ['a held time', mondayWith([{ ...ana, occupancies: [taken('2026-03-02T10:00Z', '2026-03-02T11:00Z', { kind: 'hold' })] }, r1]), ['ana held']],
    ['a blocked time', mondayWith([{ ...ana, occupancies: [taken('2026-03-02T10:00Z', '2026-03-02T11:00Z', { kind: 'block', session: undefined })] }, r1]), ['ana blocked']],
    ['a full group room', mondayWith([ana, { ...r1, capacity: 2, occupancies: [taken('2026-03-02T10:00Z', '2026-03-02T10:30Z'), taken('2026-03-02T10:15Z', '2026-03-02T10:45Z', { kind: 'hold' })] }]), ['r1 booked', 'r1 held']],
    ['a buffer that meets a booking', mondayWith([ana, { ...r1, turnover: 15, occupancies: [taken('2026-03-02T11:00Z', '2026-03-02T12:00Z')] }]), ['r1 buffer_meets_booking']],
    ['a buffer outside hours', mondayWith([ana, { ...r1, setUp: 15, weekly: [{ days: [1], opens: 600, closes: 780 }] }], { service: { duration: 60, requirements: [{ name: 'room', kind: 'room', buffersInsideHours: true }] } }), ['r1 buffer_outside_hours']],
    ['do-not-pair and hard wishes', mondayWith([ana, r1], { client: { visits: [], preferences: { doNotPair: [resourceId('ana')], named: { anyOf: [resourceId('bo')], strength: 'hard' }, gender: { gender: 'male', strength: 'hard' } } } }), ['ana do_not_pair', 'ana not_the_named', 'ana gender_preference']],
    ['a skill that she lacks', mondayWith([ana, r1], { service: { duration: 60, requirements: [{ name: 'therapist', kind: 'therapist', skills: ['lymph'] }] } }), ['ana skill_missing']],
    ['a skill that ran out', mondayWith([{ ...ana, skills: [{ code: 'lymph', validTo: '2026-03-01' }] }, r1], { service: { duration: 60, requirements: [{ name: 'therapist', kind: 'therapist', skills: ['lymph'] }] } }), ['ana skill_not_valid_then']],
    ['too much for one body', mondayWith([{ ...ana, load: { sessionsPerDay: 1, handsOnMinutesPerDay: 90, consecutiveSessions: 1 }, occupancies: [taken('2026-03-02T11:00Z', '2026-03-02T12:00Z')] }, r1]), ['ana load_sessions', 'ana load_minutes', 'ana load_consecutive']],
    ['a label that no room has', mondayWith([ana, r1], { service: { duration: 60, requirements: [{ name: 'room', kind: 'room', labels: ['quiet'] }] } }), ['nobody_qualifies']],
  ])('names %s', (_name, query, expected) => {
    expect(codes(query)).toEqual(expected);
    expect(starts(query)).not.toContain('10:00');
  });

  it('is silent about a group that somebody can serve', () => {
    expect(codes(mondayWith([{ ...ana, weekly: [] }, bo, r1]))).toEqual([]);
  });

  it('is off the grid between whole minutes, and between the steps of a free window', () => {
    const query: SlotQuery = { ...monday, grid: { mode: 'window', step: 45, anchor: 'per_day' } };
    expect(codes(monday, TEN + 1)).toEqual(['off_grid']);
    expect(starts(query)).toEqual(['09:00', '09:45', '10:30', '11:15', '12:00']);
    expect(codes(query)).toEqual(['off_grid']);
  });
});

describe('rules that staff set aside', () => {
  const override = (query: SlotQuery, ...overrides: SoftRule[]) => checkSlot({ ...query, overrides }, TEN);

  it('are named where the slot does break them, and only there', () => {
    const late = { ...monday, now: TEN, leadMinutes: 60, horizon: TEN };
    expect(override(late, 'lead_time', 'horizon', 'load', 'grid')).toMatchObject({ ok: true, overridden: ['lead_time', 'horizon'] });
    expect(override(monday, 'lead_time', 'hours')).toMatchObject({ ok: true, overridden: [] });
    expect(override({ ...monday, grid: { mode: 'clock', step: 60, offset: 7 } }, 'grid')).toMatchObject({ ok: true, overridden: ['grid'] });
    expect(override({ ...monday, grid: { mode: 'window', step: 45, anchor: 'per_day' } }, 'grid')).toMatchObject({ ok: true, overridden: ['grid'] });
    expect(checkSlot({ ...monday, overrides: ['grid'] }, at('2026-03-02T10:07Z'))).toMatchObject({ ok: true, overridden: ['grid'] });
    expect(override(mondayWith([{ ...ana, weekly: [] }, r1], { limits: { count: 0, counted: [] } }), 'hours', 'limits')).toMatchObject({ ok: true, overridden: ['hours', 'limits'] });
    expect(override(mondayWith([{ ...ana, load: { sessionsPerDay: 0 } }, r1]), 'load')).toMatchObject({ ok: true, overridden: ['load'] });
  });

  it('leave out the buffers of the new session, never those of another', () => {
    const query = mondayWith([ana, { ...r1, turnover: 15, occupancies: [taken('2026-03-02T11:00Z', '2026-03-02T12:00Z')] }]);
    expect(override(query, 'buffers')).toMatchObject({ ok: true, overridden: ['buffers'], slot: { assigned: [{}, { occupied: between('2026-03-02T10:00Z', '2026-03-02T11:00Z') }] } });
  });

  it('are set aside for as few as possible', () => {
    const query = mondayWith([{ ...ana, weekly: [], load: { sessionsPerDay: 0 } }, { ...bo, weekly: [] }, r1]);
    expect(override(query, 'hours', 'load')).toMatchObject({ ok: true, overridden: ['hours'], slot: { assigned: [{ resourceId: 'bo' }, {}] } });
  });

  it('never include the exclusive overlap, the own visits of the client, or a skill', () => {
    const all: SoftRule[] = ['hours', 'lead_time', 'horizon', 'grid', 'limits', 'load', 'buffers', 'packing'];
    expect(override(mondayWith([{ ...ana, occupancies: [taken('2026-03-02T10:30Z', '2026-03-02T11:00Z')] }, r1]), ...all)).toEqual({ ok: false, reasons: [{ code: 'booked', requirement: 'therapist', resourceId: 'ana' }] });
    expect(override({ ...monday, client: { visits: [{ session: between('2026-03-02T10:59Z', '2026-03-02T12:00Z') }] } }, ...all)).toEqual({ ok: false, reasons: [{ code: 'client_overlap' }] });
    expect(override(mondayWith([ana], { service: { duration: 60, requirements: [{ name: 'therapist', skills: ['lymph'] }] } }), ...all)).toMatchObject({ ok: false });
    expect(override(monday, ...all)).toMatchObject({ ok: true, overridden: [] });
  });

  it('show starts every five minutes once the grid is one of them', () => {
    expect(starts({ ...monday, overrides: ['grid'] }).slice(0, 3)).toEqual(['09:00', '09:05', '09:10']);
    expect(starts({ ...monday, overrides: ['hours'] })).toHaveLength(24);
  });
});

describe('a move', () => {
  it('ignores its own time, its own visit and its own count', () => {
    const id = appointmentId('own');
    const session = between('2026-03-02T10:00Z', '2026-03-02T11:00Z');
    const own = taken('2026-03-02T10:00Z', '2026-03-02T11:00Z', { appointmentId: id });
    const query = mondayWith([{ ...ana, occupancies: [own] }, r1], { client: { visits: [{ appointmentId: id, session }] }, limits: { count: 1, counted: [{ appointmentId: id, session }] }, grid: { mode: 'clock', step: 15 } });
    expect(starts(query)).toEqual([]);
    expect(starts({ ...query, ignoreAppointmentId: id })).toContain('10:15');
  });
});

describe('a question that makes no sense', () => {
  it.each<[string, Partial<SlotQuery>]>([
    ['no duration', { service: { duration: 0, requirements: [] } }],
    ['half a minute', { service: { duration: 0.5, requirements: [] } }],
    ['no step', { grid: { mode: 'clock', step: 0 } }],
    ['rounding to nothing', { grid: { mode: 'window', step: 5, roundTo: 0, anchor: 'per_day' } }],
    ['a footprint of no length', { service: { duration: 60, requirements: [{ name: 'x', length: 0 }] } }],
    ['a negative turnover', { service: { duration: 60, requirements: [{ name: 'x', turnover: -5 }] } }],
    ['a negative set-up', { service: { duration: 60, requirements: [{ name: 'x', setUp: -5 }] } }],
    ['an offset of half a minute', { service: { duration: 60, requirements: [{ name: 'x', offset: 0.5 }] } }],
    ['packing around nothing', { packing: { shortest: 0 } }],
    ['years', { window: between('2026-01-01T00:00Z', '2028-01-01T00:00Z') }],
    ['a window without an end', { window: { from: NINE, to: NaN } }],
    ['every minute of a year', { window: between('2026-01-01T00:00Z', '2026-12-31T00:00Z'), grid: { mode: 'clock', step: 1 } }],
  ])('is refused: %s', (_name, more) => {
    expect(() => offerSlots({ ...monday, ...more })).toThrow(RangeError);
  });

  it('has no answer in an empty window, or for a service that needs nothing there is', () => {
    expect(starts({ ...monday, window: { from: TEN, to: NINE } })).toEqual([]);
    expect(starts(mondayWith([]))).toEqual([]);
    expect(starts(mondayWith([ana, r1, r2], { window: between('2026-03-01T00:00Z', '2026-03-02T00:00Z') }))).toEqual([]);
  });
});
