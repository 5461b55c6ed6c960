import { appointmentId, resourceId } from '../../../src/booking/domain/ids';
import type { DateException, Hours, Occupancy, Resource, Skill, WeeklyRule } from '../../../src/booking/domain/resource';
import type { ClientPreferences, Grid, Requirement, SlotQuery } from '../../../src/booking/domain/slot-query';
import type { Interval, Weekday } from '../../../src/booking/domain/time';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** Zones with odd rules, and a day on which each of them does something odd. */
export const ODD_DAYS: readonly (readonly [zone: string, date: string])[] = [
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Havana', '2026-03-08'],
  ['America/Havana', '2026-11-01'],
  ['Pacific/Chatham', '2026-04-05'],
  ['Pacific/Chatham', '2026-09-27'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Africa/Casablanca', '2026-03-22'],
  ['Antarctica/Troll', '2026-03-29'],
  ['Antarctica/Troll', '2026-10-25'],
  ['America/Santiago', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
  ['America/New_York', '2026-11-01'],
  ['Europe/Berlin', '2026-06-10'],
];

export type Dice = Readonly<{ below: (n: number) => number; chance: (percent: number) => boolean; of: <T>(list: readonly T[]) => T }>;

/** mulberry32: the same seed, the same clinic. */
export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
  return { below, chance: (percent) => below(100) < percent, of: (list) => list[below(list.length)] as (typeof list)[number] };
};

const dateAt = (at: number): string => new Date(at).toISOString().slice(0, 10);

const hours = (dice: Dice): Hours => {
  const opens = dice.below(48) * 30;
  if (dice.chance(15)) return { opens, lasts: 30 * (2 + dice.below(20)) };
  if (dice.chance(15)) return { opens, closes: dice.below(12) * 30 };
  return { opens: Math.min(opens, 1_200), closes: dice.chance(20) ? 1_440 : Math.min(1_440, Math.min(opens, 1_200) + 30 * (3 + dice.below(18))) };
};

const rules = (dice: Dice, around: number): WeeklyRule[] =>
  Array.from({ length: 1 + dice.below(3) }, () => ({
    ...hours(dice),
    days: dice.chance(60) ? [1, 2, 3, 4, 5, 6, 7] : [dice.of([1, 2, 3, 4, 5, 6, 7] as Weekday[]), dice.of([6, 7] as Weekday[])],
    ...(dice.chance(10) && { validFrom: dateAt(around) }),
    ...(dice.chance(10) && { validTo: dateAt(around) }),
  }));

const interval = (dice: Dice, around: number): Interval => {
  const from = around + (dice.below(60) - 18) * 60 * MINUTE + dice.below(12) * 5 * MINUTE;
  return { from, to: from + (1 + dice.below(16)) * 15 * MINUTE };
};

/** One after the other, so that a resource for one is never doubly taken. */
const occupancies = (dice: Dice, id: string, around: number, now: number): Occupancy[] => {
  let at = around - DAY + dice.below(90) * 15 * MINUTE;
  return Array.from({ length: dice.below(9) }, (_, n): Occupancy => {
    const [before, after] = [dice.below(4) * 5, dice.below(4) * 5].map((minutes) => minutes * MINUTE) as [number, number];
    const odd = dice.chance(10) ? -1_000 : 0;
    const session = { from: at + before, to: at + before + (2 + dice.below(5)) * 15 * MINUTE + odd };
    const occupied = { from: session.from - before, to: session.to + after };
    at = Math.ceil(occupied.to / MINUTE) * MINUTE + (dice.chance(40) ? 0 : dice.below(20) * 15 * MINUTE);
    const kind = dice.of(['appointment', 'appointment', 'hold', 'block'] as const);
    return {
      kind,
      occupied,
      ...(kind !== 'block' && { session }),
      ...(dice.chance(70) && { appointmentId: appointmentId(`${id}-${n % 3}`) }),
      ...(kind === 'hold' && { expiresAt: now + (dice.below(3) - 1) * MINUTE, holder: dice.of(['me', 'you']) }),
    };
  });
};

const skills = (dice: Dice, around: number): Skill[] =>
  dice.chance(75) ? [{ code: 'lymph', ...(dice.chance(40) && { validTo: dateAt(around) }), ...(dice.chance(20) && { validFrom: dateAt(around) }) }] : [];

const resource = (dice: Dice, id: string, kind: Resource['kind'], zone: string, around: number, now: number): Resource => {
  const exceptions: DateException[] = [-1, 0, 1].filter(() => dice.chance(25)).map((days) => ({ date: dateAt(around + days * DAY), open: dice.chance(30) ? [] : [hours(dice)] }));
  return {
    id: resourceId(id),
    kind,
    timezone: dice.chance(90) ? zone : 'Pacific/Chatham',
    weekly: rules(dice, around),
    exceptions,
    absences: dice.chance(25) ? [interval(dice, around)] : [],
    extraOpen: dice.chance(20) ? [interval(dice, around)] : [],
    occupancies: occupancies(dice, id, around, now),
    capacity: kind === 'room' && dice.chance(15) ? 2 : 1,
    labels: dice.chance(60) ? ['quiet'] : [],
    skills: skills(dice, around),
    gender: dice.of(['female', 'male']),
    ...(dice.chance(20) && { turnover: dice.of([5, 15]) }),
    ...(dice.chance(10) && { setUp: 10 }),
    ...(kind === 'therapist' && dice.chance(50) && { load: { sessionsPerDay: 2 + dice.below(3), handsOnMinutesPerDay: 90 + dice.below(5) * 30, consecutiveSessions: 1 + dice.below(3), breakMinutes: dice.of([1, 10, 20]) } }),
  };
};

const requirements = (dice: Dice): Requirement[] => {
  const therapist: Requirement = { name: 'therapist', kind: 'therapist', turnover: dice.of([0, 10]), ...(dice.chance(25) && { skills: ['lymph'] }), ...(dice.chance(15) && { offset: 10, length: 45 }) };
  const room: Requirement = {
    name: 'room',
    kind: 'room',
    setUp: dice.of([0, 0, 15]),
    turnover: dice.of([0, 15]),
    buffersInsideHours: dice.chance(25),
    ...(dice.chance(20) && { labels: ['quiet'] }),
    ...(dice.chance(20) && { offset: -15, length: 90 }),
  };
  if (dice.chance(20)) return [therapist, { name: 'second', kind: 'therapist', anyOf: [resourceId('t1'), resourceId('t2')] }];
  return dice.chance(60) ? [therapist, room] : [therapist];
};

const grid = (dice: Dice): Grid => {
  if (dice.chance(65)) return { mode: 'clock', step: dice.of([10, 15, 20, 30, 60, 45]), offset: dice.of([0, 0, 5]) };
  return { mode: 'window', step: dice.of([20, 30, 60]), roundTo: dice.of([1, 15, 30, 60]), firstOffset: dice.of([0, 0, 5]), anchor: dice.of(['per_day', 'as_asked']) };
};

const preferences = (dice: Dice): ClientPreferences => ({
  ...(dice.chance(15) && { named: { anyOf: [resourceId('t1')], strength: dice.of(['hard', 'soft']) } }),
  ...(dice.chance(20) && { gender: { gender: 'female', strength: dice.of(['hard', 'soft']) } }),
  ...(dice.chance(15) && { doNotPair: [resourceId('t2')] }),
});

export const randomQuery = (seed: number): SlotQuery => {
  const dice = diceOf(seed);
  const [zone, date] = dice.of(ODD_DAYS);
  const around = Date.parse(`${date}T00:00Z`);
  const now = around - DAY + dice.below(24) * 60 * MINUTE + dice.of([0, 30_000]);
  const from = around - dice.below(30) * 60 * MINUTE;
  const counted = Array.from({ length: 4 }, (_, n) => ({ appointmentId: appointmentId(`counted-${n}`), session: interval(dice, around) }));
  return {
    timezone: zone,
    window: { from: from + dice.of([0, 0, 7]) * MINUTE, to: from + (6 + dice.below(30)) * 60 * MINUTE },
    ...(dice.chance(70) && { now, leadMinutes: dice.of([0, 60, 600]) }),
    service: { duration: dice.of([20, 30, 60, 75, 90]), requirements: requirements(dice) },
    resources: [...['t1', 't2', 't3'].map((id) => resource(dice, id, 'therapist', zone, around, now)), ...['r1', 'r2'].map((id) => resource(dice, id, 'room', zone, around, now))],
    grid: grid(dice),
    ...(dice.chance(20) && { closures: [interval(dice, around)] }),
    ...(dice.chance(20) && { horizon: around + dice.below(30) * 60 * MINUTE }),
    ...(dice.chance(20) && { limits: { count: 1 + dice.below(4), minutes: 60 + dice.below(6) * 60, counted } }),
    ...(dice.chance(40) && { client: { visits: [{ appointmentId: appointmentId('t1-1'), session: interval(dice, around) }, { session: interval(dice, around) }], preferences: preferences(dice), ...(dice.chance(20) && { upcomingCap: 2 + dice.below(2) }) } }),
    ...(dice.chance(50) && { holder: 'me' }),
    ...(dice.chance(20) && { ignoreAppointmentId: appointmentId('t1-1') }),
    ...(dice.chance(25) && { packing: { shortest: dice.of([30, 60]) } }),
    maxResults: Infinity,
  };
};
