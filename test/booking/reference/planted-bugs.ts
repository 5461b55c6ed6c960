import { offerSlots } from '../../../src/booking/domain/offer-slots';
import type { Hours, Occupancy, Resource, WeeklyRule } from '../../../src/booking/domain/resource';
import type { Requirement, SlotQuery } from '../../../src/booking/domain/slot-query';
import type { Interval } from '../../../src/booking/domain/time';
import { dateOf, dayNumber, localOf } from '../../../src/booking/domain/wall-clock';

/** An engine with one mistake in it: the mistakes of other schedulers (booking.md, section 2), planted from outside. */
export type Bug = Readonly<{ name: string; offer: (query: SlotQuery) => number[] }>;

const MINUTE = 60_000;
const starts = (query: SlotQuery): number[] => offerSlots(query).map(({ startsAt }) => startsAt);

const asking = (name: string, change: (query: SlotQuery) => SlotQuery): Bug => ({ name, offer: (query) => starts(change(query)) });
const answering = (name: string, change: (found: number[], query: SlotQuery) => number[]): Bug => ({ name, offer: (query) => change(starts(query), query) });

const withResources = (name: string, change: (resource: Resource, query: SlotQuery) => Partial<Resource>): Bug =>
  asking(name, (query) => ({ ...query, resources: query.resources.map((one) => ({ ...one, ...change(one, query) })) }));
const withOccupancies = (name: string, change: (one: Occupancy, query: SlotQuery) => Occupancy | undefined): Bug =>
  withResources(name, ({ occupancies }, query) => ({ occupancies: occupancies.flatMap((one) => change(one, query) ?? []) }));
const withRequirements = (name: string, change: (requirement: Requirement) => Partial<Requirement>): Bug =>
  asking(name, (query) => ({ ...query, service: { ...query.service, requirements: query.service.requirements.map((one) => ({ ...one, ...change(one) })) } }));
const withRules = (name: string, change: (rule: WeeklyRule, query: SlotQuery, resource: Resource) => readonly WeeklyRule[]): Bug =>
  withResources(name, (resource, query) => ({ weekly: resource.weekly.flatMap((rule) => change(rule, query, resource)) }));

const isOvernight = (hours: Hours): boolean => 'closes' in hours && hours.closes <= hours.opens;
const cut = (hours: Hours): Hours => (isOvernight(hours) ? { opens: hours.opens, closes: 1_440 } : hours);
const shifted = ({ from, to }: Interval, minutes: number): Interval => ({ from, to: to + minutes * MINUTE });
const hold = (one: Occupancy, change: Partial<Occupancy>): Occupancy => (one.kind === 'hold' ? { ...one, ...change } : one);

/** The offset at the beginning of the window, kept for all of it; minutes are lost where it is no whole hour. */
const frozen = (timezone: string, at: number): string => {
  const { date, time } = localOf(at, timezone);
  const hours = Math.round((dayNumber(date) * 1_440 + time - Math.floor(at / MINUTE)) / 60);
  return hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
};

const mergeTherapists = (query: SlotQuery): SlotQuery => {
  const therapists = query.resources.filter(({ kind }) => kind === 'therapist');
  const [first] = therapists;
  if (!first || query.service.requirements.some(({ anyOf, skills }) => anyOf || skills) || query.client?.preferences) return query;
  const free = therapists.filter(({ occupancies }) => occupancies.length === 0);
  const everybody: Resource = { ...first, weekly: free.flatMap(({ weekly }) => weekly), exceptions: [], absences: [], occupancies: [], extraOpen: free.flatMap(({ extraOpen }) => extraOpen), load: undefined };
  return free.length < 2 ? query : { ...query, resources: [everybody, ...query.resources.filter((one) => !free.includes(one) || one === first).filter(({ id }) => id !== first.id)] };
};

export const PLANTED_BUGS: readonly Bug[] = [
  withRequirements('turnover is forgotten', () => ({ turnover: 0 })),
  withResources('the own turnover of a room is forgotten', () => ({ turnover: undefined })),
  withRequirements('set-up is forgotten', () => ({ setUp: 0 })),
  withRequirements('set-up and turnover are mixed up', ({ setUp, turnover }) => ({ setUp: turnover, turnover: setUp })),
  withOccupancies('the buffers of what is booked are forgotten', (one) => ({ ...one, occupied: one.session ?? one.occupied })),
  withOccupancies('the end of a booking belongs to it', (one) => ({ ...one, occupied: shifted(one.occupied, 1) })),
  withOccupancies('seconds of a booking are cut off', (one) => ({ ...one, occupied: { ...one.occupied, to: Math.floor(one.occupied.to / MINUTE) * MINUTE } })),
  withOccupancies('bookings are read for the bare window only', (one, { window }) => (one.occupied.from >= window.from && one.occupied.to <= window.to ? one : undefined)),
  withOccupancies('blocked time does not block', (one) => (one.kind === 'block' ? undefined : one)),
  withOccupancies('a hold never expires', (one) => hold(one, { expiresAt: undefined })),
  withOccupancies('a hold does not block', (one) => (one.kind === 'hold' ? undefined : one)),
  withOccupancies('a hold outlives its expiry by a minute', (one) => hold(one, { expiresAt: one.expiresAt && one.expiresAt + MINUTE })),
  asking('a hold blocks its own holder', (query) => ({ ...query, holder: undefined })),
  asking('a visit that is moved stands in its own way', (query) => ({ ...query, ignoreAppointmentId: undefined })),
  withResources('capacity is always one', () => ({ capacity: 1 })),
  withResources('absences are forgotten', () => ({ absences: [] })),
  asking('closures are forgotten', (query) => ({ ...query, closures: [] })),
  withResources('extra opens are forgotten', () => ({ extraOpen: [] })),
  withResources('exceptions are forgotten', () => ({ exceptions: [] })),
  withResources('an exception without hours is ignored', ({ exceptions }) => ({ exceptions: exceptions.filter(({ open }) => open.length > 0) })),
  withResources('an exception adds to the weekly hours', ({ exceptions, weekly }) => ({
    exceptions: exceptions.map((one) => ({ ...one, open: [...one.open, ...weekly.filter(({ days }) => days.length === 7)] })),
  })),
  withResources('an exception closes at midnight', ({ exceptions }) => ({ exceptions: exceptions.map((one) => ({ ...one, open: one.open.map(cut) })) })),
  withRules('a shift over midnight is dropped', (rule) => (isOvernight(rule) ? [] : [rule])),
  withRules('a shift over midnight ends at midnight', (rule) => [{ ...rule, ...cut(rule) }]),
  withRules('the shift of the evening before is lost', (rule, { window, timezone }) => {
    const first = localOf(window.from, timezone).date;
    return [{ ...rule, validFrom: rule.validFrom !== undefined && rule.validFrom > first ? rule.validFrom : first }];
  }),
  withRules('24:00 is 23:59', (rule) => [{ ...rule, ...('closes' in rule && rule.closes === 1_440 && { closes: 1_439 }) }]),
  withRules('a rule ends the day before its last', (rule) => [{ ...rule, ...(rule.validTo && { validTo: dateOf(dayNumber(rule.validTo) - 1) }) }]),
  withRules('weeks begin on Sunday', (rule) => [{ ...rule, days: rule.days.map((day) => ((day % 7) + 1) as 1) }]),
  withRules('elapsed hours are read off the clock', (rule) => ('lasts' in rule && rule.lasts < 1_440 ? [{ ...rule, lasts: undefined, closes: (rule.opens + rule.lasts) % 1_440 || 1_440 }] : [rule])),
  withResources('the offset of the first day is kept', ({ timezone }, { window }) => ({ timezone: frozen(timezone, window.from) })),
  withResources('everybody works in the zone of the location', (_, { timezone }) => ({ timezone })),
  asking('the grid is in UTC', (query) => ({ ...query, timezone: 'UTC' })),
  asking('the grid has no offset', (query) => ({ ...query, grid: query.grid.mode === 'clock' ? { ...query.grid, offset: 0 } : { ...query.grid, firstOffset: 0 } })),
  asking('lead time is forgotten', (query) => ({ ...query, leadMinutes: 0 })),
  asking('a start exactly at now plus lead is refused', (query) => ({ ...query, leadMinutes: (query.leadMinutes ?? 0) + 1 })),
  asking('seconds of now are cut off', (query) => ({ ...query, now: query.now && Math.floor(query.now / MINUTE) * MINUTE })),
  asking('a session may start until the horizon', (query) => ({ ...query, horizon: query.horizon && query.horizon + query.service.duration * MINUTE })),
  asking('a session may run out of the window', (query) => ({ ...query, window: shifted(query.window, query.service.duration) })),
  asking('limits are forgotten', (query) => ({ ...query, limits: undefined })),
  asking('one too many is allowed a day', (query) => ({ ...query, limits: query.limits && { ...query.limits, count: (query.limits.count ?? 0) + 1 } })),
  asking('limits count by the day of UTC', (query) => ({
    ...query,
    limits: query.limits && {
      ...query.limits,
      counted: query.limits.counted.map((one) => {
        const { date, time } = localOf(one.session.from, query.timezone);
        const skew = dayNumber(date) * 1_440 + time - Math.floor(one.session.from / MINUTE);
        return { ...one, session: { from: one.session.from - skew * MINUTE, to: one.session.to - skew * MINUTE } };
      }),
    },
  })),
  withResources('therapists never tire', () => ({ load: undefined })),
  withResources('a row of sessions is never broken', ({ load }) => ({ load: load && { ...load, breakMinutes: 100_000 } })),
  withResources('blocked time is hands-on work', ({ occupancies }) => ({ occupancies: occupancies.map((one) => ({ ...one, session: one.session ?? one.occupied })) })),
  withResources('a skill never expires', ({ skills }) => ({ skills: skills.map(({ code }) => ({ code })) })),
  withResources('a skill is looked up for today, not for the day', ({ skills }, { now, timezone }) => ({
    skills: skills.filter(({ validTo = '9999-12-31', validFrom = '0000-01-01' }) => now === undefined || (validFrom <= localOf(now, timezone).date && localOf(now, timezone).date <= validTo)).map(({ code }) => ({ code })),
  })),
  asking('the other visits of the client are forgotten', (query) => ({ ...query, client: query.client && { ...query.client, visits: [] } })),
  asking('preferences are forgotten', (query) => ({ ...query, client: query.client && { ...query.client, preferences: {} } })),
  asking('a soft wish is a hard one', (query) => {
    const { named, gender, ...rest } = query.client?.preferences ?? {};
    const preferences = { ...rest, ...(named && { named: { ...named, strength: 'hard' as const } }), ...(gender && { gender: { ...gender, strength: 'hard' as const } }) };
    return { ...query, client: query.client && { ...query.client, preferences } };
  }),
  asking('do-not-pair is forgotten', (query) => ({ ...query, client: query.client && { ...query.client, preferences: { ...query.client.preferences, doNotPair: [] } } })),
  withRequirements('a room is needed for the session only', () => ({ offset: 0, length: undefined })),
  withRequirements('turnover needs no open hours', () => ({ buffersInsideHours: false })),
  withRequirements('turnover always needs open hours', () => ({ buffersInsideHours: true })),
  withRequirements('labels are ignored', () => ({ labels: [] })),
  asking('one person serves two groups', (query) => ({
    ...query,
    service: { ...query.service, requirements: query.service.requirements.map((one) => (one.name === 'second' ? { ...one, anyOf: undefined, kind: undefined, labels: [] } : one)) },
  })),
  asking('the free time of therapists is merged before it is fitted', mergeTherapists),
  asking('the first free therapist is taken, whoever needs her', (query) => {
    const { requirements } = query.service;
    const couple = requirements.find(({ name }) => name === 'second');
    return couple ? { ...query, resources: query.resources.filter(({ id }) => id !== couple.anyOf?.[0]) } : query;
  }),
  asking('gaps are never looked at', (query) => ({ ...query, packing: undefined })),
  asking('tidy starts are judged by the session alone', (query) => ({ ...query, packing: query.packing && { shortest: query.service.duration } })),
  asking('a window is anchored to whatever was asked', (query) => ({ ...query, grid: query.grid.mode === 'window' ? { ...query.grid, anchor: 'as_asked' } : query.grid })),
  asking('a window is not rounded', (query) => ({ ...query, grid: query.grid.mode === 'window' ? { ...query.grid, roundTo: 1 } : query.grid })),
  answering('a repeated hour is offered once', (found, { timezone }) => {
    const seen = new Set<string>();
    return found.filter((at) => {
      const { date, time } = localOf(at, timezone);
      return !seen.has(`${date} ${time}`) && seen.add(`${date} ${time}`);
    });
  }),
  answering('the last start of the window is lost', (found, { window, service }) => found.filter((at) => at + service.duration * MINUTE < window.to)),
  answering('a day has 24 hours', (found, { window }) => found.filter((at) => (at - window.from) % (24 * 60 * MINUTE) < 23 * 60 * MINUTE)),
];
