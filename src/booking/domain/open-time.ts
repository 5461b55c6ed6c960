import type { ServiceId } from './ids';
import type { Hours, Resource, WeeklyRule } from './resource';
import { pairsOf, spansOf, subtract, union, type Spans } from './spans';
import { DAY_MINUTES, minuteDown, minuteUp, type Interval, type Minute } from './time';
import { dayNumber, dayOf, instantOf, stretchesOfDay, weekdayOf, zoneFor, type DayNumber, type Zone } from './wall-clock';

/** Open time is offered, so it is rounded inwards; what takes time away is rounded outwards. */
export const inwards = ({ from, to }: Interval): readonly [Minute, Minute] => [minuteUp(from), minuteDown(to)];
export const outwards = ({ from, to }: Interval): readonly [Minute, Minute] => [minuteDown(from), minuteUp(to)];

/** When a resource works, at least within `[from, to)`: exceptions, else weekly hours; less absences; plus extra opens. */
export const openTime = (resource: Resource, from: Minute, to: Minute, serviceId?: ServiceId): Spans => {
  const zone = zoneFor(resource.timezone, from, to);
  const away = spansOf(resource.absences.map(outwards));
  const extra = resource.extraOpen.map(inwards);
  const regular = subtract(regularHours(resource, zone, from, to, serviceId), away);
  return extra.length === 0 ? regular : union(regular, spansOf(extra));
};

/** What a closure of the location leaves: extra opens are above it. */
export const withoutClosures = (resource: Resource, open: Spans, closures: Spans): Spans =>
  closures.length === 0 ? open : union(subtract(open, closures), spansOf(resource.extraOpen.map(inwards)));

const regularHours = (resource: Resource, zone: Zone, from: Minute, to: Minute, serviceId?: ServiceId): Spans => {
  const owned = new Map(resource.exceptions.map(({ date }) => [dayNumber(date), spansOf(stretchesOfDay(zone, dayNumber(date)).map((day) => [day.from, day.to] as const))]));
  const weekly = spansOf(shifts(resource.weekly, zone, from, to, serviceId));
  if (owned.size === 0) return weekly;
  const exceptional = resource.exceptions.flatMap(({ date, open }) => {
    const others = [...owned].filter(([day]) => day !== dayNumber(date)).map(([, day]) => day);
    return pairsOf(subtract(spansOf(open.map((hours) => shift(hours, zone, dayNumber(date)))), union(...others)));
  });
  return union(subtract(weekly, union(...owned.values())), spansOf(exceptional));
};

const shifts = (rules: readonly WeeklyRule[], zone: Zone, from: Minute, to: Minute, serviceId?: ServiceId): (readonly [Minute, Minute])[] => {
  const asked = rules.filter(({ services }) => !services || (serviceId !== undefined && services.includes(serviceId)));
  const bounds = asked.map(({ validFrom, validTo }) => [validFrom ? dayNumber(validFrom) : -Infinity, validTo ? dayNumber(validTo) : Infinity] as const);
  const found: (readonly [Minute, Minute])[] = [];
  const last = dayOf(zone, to);
  for (let day = dayOf(zone, from) - daysBack(asked); day <= last; day += 1) {
    const weekday = weekdayOf(day);
    asked.forEach((rule, at) => {
      const [validFrom, validTo] = bounds[at] as readonly [number, number];
      if (rule.days.includes(weekday) && validFrom <= day && day <= validTo) found.push(shift(rule, zone, day));
    });
  }
  return found;
};

/** A shift of the day before may reach in; one that lasts longer than a day, from further back. */
const daysBack = (rules: readonly WeeklyRule[]): number => rules.reduce((most, rule) => Math.max(most, 1 + ('lasts' in rule ? Math.ceil(rule.lasts / DAY_MINUTES) : 1)), 1);

const shift = (hours: Hours, zone: Zone, day: DayNumber): readonly [Minute, Minute] => {
  const start = instantOf(zone, day, hours.opens).at;
  if ('lasts' in hours) return [start, start + hours.lasts];
  const overnight = hours.closes <= hours.opens;
  return [start, instantOf(zone, overnight ? day + 1 : day, hours.closes).at];
};
