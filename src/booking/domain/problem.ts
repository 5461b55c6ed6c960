import { blocks, fullTime } from './busy-time';
import { footprintOf, reachOf, type Footprint } from './footprint';
import { workedBy, type Worked } from './load';
import { inwards, openTime, outwards, withoutClosures } from './open-time';
import { isOfTheSort, skilledOn, unsuitable, wishesMissed } from './qualifies';
import type { Occupancy, Resource } from './resource';
import type { ResourceReason } from './slot';
import type { Requirement, SlotQuery, SoftRule } from './slot-query';
import { spansOf, type Spans } from './spans';
import { DAY_MINUTES, instantAt, type Minute } from './time';
import { wholeDays, zoneFor, type DayNumber, type Zone } from './wall-clock';

/** What is true of a resource whatever it is asked for. */
export type Calendar = Readonly<{ resource: Resource; index: number; live: readonly Occupancy[]; open: Spans; full: Spans; worked: Worked | undefined }>;

/** A resource as one option of one group. */
export type Candidate = Readonly<{
  calendar: Calendar;
  footprint: Footprint;
  unsuitable: readonly ResourceReason[];
  skilledOn: ((day: DayNumber) => boolean) | undefined;
  wishesMissed: number;
}>;

export type Group = Readonly<{ requirement: Requirement; forTherapist: boolean; candidates: readonly Candidate[] }>;

export type Problem = Readonly<{
  query: SlotQuery;
  zone: Zone;
  /** In minutes, rounded inwards. */
  window: readonly [Minute, Minute];
  /** The window, or the whole local days around it where the other starts of a day matter. */
  frame: readonly [Minute, Minute];
  groups: readonly Group[];
  /** Some resource is an option of two groups. */
  shared: boolean;
  overridden: (rule: SoftRule) => boolean;
}>;

const LONGEST_DAYS = 400;
const EVERYWHERE: Spans = [-Infinity, Infinity];

const requireMinutes = (name: string, value: number, least: number): void => {
  if (!Number.isInteger(value) || value < least) throw new RangeError(`${name} must be a whole number of minutes, at least ${least}`);
};

const checkQuery = ({ service, grid, window, packing }: SlotQuery): void => {
  requireMinutes('duration', service.duration, 1);
  requireMinutes('step', grid.step, 1);
  if (grid.mode === 'window') requireMinutes('roundTo', grid.roundTo ?? 1, 1);
  if (packing) requireMinutes('shortest', packing.shortest, 1);
  for (const { length = 1, setUp = 0, turnover = 0, offset = 0 } of service.requirements) {
    requireMinutes('length', length, 1);
    requireMinutes('setUp', setUp, 0);
    requireMinutes('turnover', turnover, 0);
    requireMinutes('offset', offset, -Infinity);
  }
  if (!(window.to - window.from <= LONGEST_DAYS * DAY_MINUTES * 60_000)) throw new RangeError(`ask for at most ${LONGEST_DAYS} days`);
};

/** Reads the query once; everything after is arithmetic. `only`: no other start is asked about. */
export const read = (query: SlotQuery, only?: Minute): Problem => {
  checkQuery(query);
  const overridden = (rule: SoftRule): boolean => query.overrides?.includes(rule) ?? false;
  const window = inwards(query.window);
  const asked = only === undefined || (query.grid.mode === 'window' && query.grid.anchor === 'as_asked') ? window : ([only, only + query.service.duration] as const);
  const span = [asked[0], Math.max(...asked)] as const;
  const zone = zoneFor(query.timezone, ...span);
  const byDay = query.packing !== undefined || (query.grid.mode === 'window' && query.grid.anchor === 'per_day');
  const days = wholeDays(zone, ...span);
  const frame = byDay ? ([days.from, days.to] as const) : span;
  const groups = groupsOf(query, zone, frame);
  const members = groups.flatMap(({ candidates }) => candidates.map(({ calendar }) => calendar.index));
  return { query, zone, window, frame, groups, shared: new Set(members).size < members.length, overridden };
};

const groupsOf = (query: SlotQuery, zone: Zone, frame: readonly [Minute, Minute]): Group[] => {
  const { requirements } = query.service;
  const preferences = query.client?.preferences ?? {};
  const isTherapists = (requirement: Requirement): boolean => query.resources.some((one) => one.kind === 'therapist' && isOfTheSort(one, requirement));
  const first = requirements.find(isTherapists);
  const calendars = new Map<Resource, Calendar>();
  const calendarOf = (resource: Resource): Calendar => {
    const found = calendars.get(resource) ?? calendarFor(resource, calendars.size, query, zone, frame);
    calendars.set(resource, found);
    return found;
  };
  const resources = [...query.resources].sort((a, b) => (a.id < b.id ? -1 : 1));
  return requirements.map((requirement) => ({
    requirement,
    forTherapist: isTherapists(requirement),
    candidates: resources
      .filter((resource) => isOfTheSort(resource, requirement))
      .map((resource) => ({
        calendar: calendarOf(resource),
        footprint: footprintOf(query, requirement, resource),
        unsuitable: unsuitable(resource, requirement, preferences, requirement === first),
        skilledOn: skilledOn(resource, requirement),
        wishesMissed: wishesMissed(resource, preferences),
      })),
  }));
};

const calendarFor = (resource: Resource, index: number, query: SlotQuery, zone: Zone, [from, to]: readonly [Minute, Minute]): Calendar => {
  const live = resource.occupancies.filter((one) => blocks(one, query));
  const reach = Math.max(...query.service.requirements.map((requirement) => reachOf(footprintOf(query, requirement, resource)))) + (query.packing?.shortest ?? 0);
  const closures = spansOf((query.closures ?? []).map(outwards));
  const open = query.overrides?.includes('hours') ? EVERYWHERE : withoutClosures(resource, openTime(resource, from - reach, to + reach, query.service.id), closures);
  const near = live.filter(({ occupied }) => occupied.to > instantAt(from - reach) && occupied.from < instantAt(to + reach));
  return { resource, index, live, open, full: fullTime(resource, near), worked: resource.kind === 'therapist' || resource.load ? workedBy(live, zone) : undefined };
};
