import type { Hours, Occupancy, Resource } from '../../../src/booking/domain/resource';
import type { Requirement, SlotQuery } from '../../../src/booking/domain/slot-query';

/**
 * The rules of slots.json and booking.md 3.1 once more, as slowly and plainly as possible: a flag per minute, no interval
 * arithmetic, no Temporal (Intl instead), nothing of the engine but its types. It is the judge, so it shares no code.
 */
const MS = 60_000;
const DAY = 1_440;

type Clock = Readonly<{ format: Intl.DateTimeFormat; known: Map<number, number> }>;
const clocks = new Map<string, Clock>();

const clockOf = (zone: string): Clock => {
  const found = clocks.get(zone) ?? {
    format: new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }),
    known: new Map<number, number>(),
  };
  clocks.set(zone, found);
  return found;
};

/** Clocks change on quarter hours in the zones that are tried. */
const offset = (zone: string, minute: number): number => {
  const { format, known } = clockOf(zone);
  const quarter = Math.floor(minute / 15);
  const before = known.get(quarter);
  if (before !== undefined) return before;
  const parts = Object.fromEntries(format.formatToParts(quarter * 15 * MS).map(({ type, value }) => [type, Number(value)])) as Record<string, number>;
  const found = Date.UTC(parts.year ?? 0, (parts.month ?? 0) - 1, parts.day, parts.hour, parts.minute) / MS - quarter * 15;
  known.set(quarter, found);
  return found;
};

const local = (zone: string, minute: number): number => minute + offset(zone, minute);
const localDay = (zone: string, minute: number): number => Math.floor(local(zone, minute) / DAY);
const localTime = (zone: string, minute: number): number => local(zone, minute) - localDay(zone, minute) * DAY;
const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / MS / DAY;
const isoWeekday = (day: number): number => new Date(day * DAY * MS).getUTCDay() || 7;

/** A wall time that comes twice is the first; one that never comes moves forward by the gap. */
const wall = (zone: string, day: number, time: number): number => {
  const wanted = day * DAY + time;
  const [before, after] = [offset(zone, wanted - 26 * 60), offset(zone, wanted + 26 * 60)];
  const hits = [wanted - before, wanted - after].filter((minute) => local(zone, minute) === wanted);
  return hits.length > 0 ? Math.min(...hits) : wanted - before;
};

type Shift = Readonly<{ day: number; from: number; to: number }>;

const shiftOn = (zone: string, day: number, hours: Hours): Shift => {
  const from = wall(zone, day, hours.opens);
  if ('lasts' in hours) return { day, from, to: from + hours.lasts };
  return { day, from, to: hours.closes > hours.opens ? wall(zone, day, hours.closes) : wall(zone, day + 1, hours.closes) };
};

const within = (minute: number, intervals: readonly Readonly<{ from: number; to: number }>[] | undefined, outwards: boolean): boolean =>
  intervals !== undefined &&
  intervals.length > 0 &&
  intervals.some(({ from, to }) => (outwards ? minute * MS + MS > from && minute * MS < to : minute * MS >= from && (minute + 1) * MS <= to));

const blocking = (query: SlotQuery, one: Occupancy): boolean => {
  if (one.appointmentId !== undefined && one.appointmentId === query.ignoreAppointmentId) return false;
  if (one.kind === 'hold' && one.holder !== undefined && one.holder === query.holder) return false;
  return !(one.kind === 'hold' && one.expiresAt !== undefined && query.now !== undefined && one.expiresAt <= query.now);
};

/** Flags over `[base, base + open.length)`. */
type Sheet = Readonly<{ resource: Resource; base: number; open: Uint8Array; full: Uint8Array }>;

const isOpen = (query: SlotQuery, resource: Resource, weekly: readonly Shift[], special: readonly Shift[], exceptional: readonly number[], minute: number): boolean => {
  if (within(minute, resource.extraOpen, false)) return true;
  if (within(minute, query.closures, true) || within(minute, resource.absences, true)) return false;
  const today = exceptional.length > 0 ? localDay(resource.timezone, minute) : 0;
  const covers = ({ from, to }: Shift): boolean => from <= minute && minute < to;
  if (exceptional.includes(today)) return special.some((shift) => shift.day === today && covers(shift));
  return weekly.some(covers) || special.some(covers);
};

const sheetOf = (query: SlotQuery, resource: Resource, base: number, length: number): Sheet => {
  const zone = resource.timezone;
  const [first, last] = [localDay(zone, base) - 3, localDay(zone, base + length) + 1];
  const weekly: Shift[] = [];
  for (let day = first; day <= last; day += 1) {
    for (const rule of resource.weekly) {
      const valid = (!rule.validFrom || dayOfDate(rule.validFrom) <= day) && (!rule.validTo || day <= dayOfDate(rule.validTo));
      const asked = !rule.services || (query.service.id !== undefined && rule.services.includes(query.service.id));
      if (valid && asked && (rule.days as number[]).includes(isoWeekday(day))) weekly.push(shiftOn(zone, day, rule));
    }
  }
  const special = resource.exceptions.flatMap(({ date, open }) => open.map((hours) => shiftOn(zone, dayOfDate(date), hours)));
  const exceptional = resource.exceptions.map(({ date }) => dayOfDate(date));
  const [open, full] = [new Uint8Array(length), new Uint8Array(length)];
  const count = new Uint8Array(length);
  for (const { occupied } of resource.occupancies.filter((one) => blocking(query, one))) {
    for (let minute = Math.max(base, Math.floor(occupied.from / MS)); minute < Math.min(base + length, Math.ceil(occupied.to / MS)); minute += 1) {
      const at = minute - base;
      count[at] = (count[at] ?? 0) + 1;
      if ((count[at] ?? 0) >= resource.capacity) full[at] = 1;
    }
  }
  for (let at = 0; at < length; at += 1) open[at] = isOpen(query, resource, weekly, special, exceptional, base + at) ? 1 : 0;
  return { resource, base, open, full };
};

const every = (from: number, to: number, holds: (minute: number) => boolean): boolean => {
  for (let minute = from; minute < to; minute += 1) if (!holds(minute)) return false;
  return true;
};

type Taken = Readonly<{ from: number; to: number; setUp: number; turnover: number }>;

const takenAt = (query: SlotQuery, requirement: Requirement, resource: Resource, start: number): Taken => {
  const from = start + (requirement.offset ?? 0);
  return { from, to: from + (requirement.length ?? query.service.duration), setUp: resource.setUp ?? requirement.setUp ?? 0, turnover: resource.turnover ?? requirement.turnover ?? 0 };
};

const isSuitable = (query: SlotQuery, requirement: Requirement, resource: Resource): boolean => {
  if (requirement.skills?.some((code) => resource.skills.every((skill) => skill.code !== code))) return false;
  if (resource.kind !== 'therapist') return true;
  const { named, gender, doNotPair } = query.client?.preferences ?? {};
  const first = query.service.requirements.find((one) => membersOf(query, one).some(({ kind }) => kind === 'therapist'));
  if (doNotPair?.includes(resource.id)) return false;
  if (named?.strength === 'hard' && requirement === first && !named.anyOf.includes(resource.id)) return false;
  return !(gender?.strength === 'hard' && gender.gender !== resource.gender);
};

const membersOf = (query: SlotQuery, { kind, anyOf, labels }: Requirement): Resource[] =>
  query.resources.filter((one) => (!kind || one.kind === kind) && (!anyOf || anyOf.includes(one.id)) && (labels ?? []).every((label) => one.labels.includes(label)));

const isSkilled = (requirement: Requirement, resource: Resource, day: number): boolean =>
  (requirement.skills ?? []).every((code) =>
    resource.skills.some((skill) => skill.code === code && (!skill.validFrom || dayOfDate(skill.validFrom) <= day) && (!skill.validTo || day <= dayOfDate(skill.validTo))),
  );

const isBearable = (query: SlotQuery, resource: Resource, { from, to }: Taken): boolean => {
  const { load } = resource;
  if (!load) return true;
  const sessions = resource.occupancies
    .filter((one) => one.session && blocking(query, one))
    .map(({ session }) => ({ from: Math.floor((session?.from ?? 0) / MS), to: Math.ceil((session?.to ?? 0) / MS), mine: false }));
  const day = localDay(query.timezone, from);
  const today = [...sessions.filter((one) => localDay(query.timezone, one.from) === day), { from, to, mine: true }];
  if (today.length > (load.sessionsPerDay ?? Infinity)) return false;
  if (today.reduce((sum, one) => sum + one.to - one.from, 0) > (load.handsOnMinutesPerDay ?? Infinity)) return false;
  const rows: { from: number; to: number; mine: boolean }[][] = [];
  for (const one of [...sessions, { from, to, mine: true }].sort((a, b) => a.from - b.from)) {
    const row = rows.at(-1);
    if (row && one.from - (row.at(-1)?.to ?? 0) < (load.breakMinutes ?? 1)) row.push(one);
    else rows.push([one]);
  }
  return (rows.find((row) => row.some(({ mine }) => mine))?.length ?? 0) <= (load.consecutiveSessions ?? Infinity);
};

const fits = (query: SlotQuery, requirement: Requirement, sheet: Sheet, start: number): boolean => {
  const taken = takenAt(query, requirement, sheet.resource, start);
  const flag = (flags: Uint8Array, minute: number): boolean => flags[minute - sheet.base] === 1;
  const [from, to] = [taken.from - taken.setUp, taken.to + taken.turnover];
  return (
    every(taken.from, taken.to, (minute) => flag(sheet.open, minute)) &&
    every(from, to, (minute) => !flag(sheet.full, minute)) &&
    (!requirement.buffersInsideHours || every(from, to, (minute) => flag(sheet.open, minute))) &&
    isSkilled(requirement, sheet.resource, localDay(query.timezone, start)) &&
    isBearable(query, sheet.resource, taken)
  );
};

const isTidy = (query: SlotQuery, requirement: Requirement, sheet: Sheet, start: number, shortest: number): boolean => {
  const taken = takenAt(query, requirement, sheet.resource, start);
  const isFree = (minute: number): boolean => sheet.open[minute - sheet.base] === 1 && sheet.full[minute - sheet.base] === 0;
  let [before, after] = [taken.from, taken.to];
  while (isFree(before - 1)) before -= 1;
  while (isFree(after)) after += 1;
  const pieces = [taken.from - taken.setUp - before, after - taken.to - taken.turnover];
  return pieces.every((piece) => piece <= 0 || piece >= shortest);
};

const canAssign = (options: readonly (readonly string[])[], used: readonly string[] = []): boolean => {
  const [group, ...rest] = options;
  return group === undefined || group.some((id) => !used.includes(id) && canAssign(rest, [...used, id]));
};

const startsOf = (query: SlotQuery, from: number, to: number, earliest: number, sheets: readonly (readonly Sheet[])[]): number[] => {
  const { grid, timezone } = query;
  const starts = new Set<number>();
  if (grid.mode === 'clock') {
    for (let minute = from; minute < to; minute += 1) if ((localTime(timezone, minute) - (grid.offset ?? 0)) % grid.step === 0) starts.add(minute);
    return [...starts];
  }
  const isFree = (sheet: Sheet, minute: number): boolean => sheet.open[minute - sheet.base] === 1 && sheet.full[minute - sheet.base] === 0;
  const free = (minute: number): boolean =>
    minute < to &&
    (grid.anchor === 'per_day' || minute >= earliest) &&
    query.service.requirements.every((requirement, group) => (sheets[group] ?? []).some((sheet) => isFree(sheet, minute + (requirement.offset ?? 0))));
  const begins = (minute: number): boolean => !free(minute - 1) || minute === from || (grid.anchor === 'per_day' && localDay(timezone, minute) !== localDay(timezone, minute - 1));
  for (let minute = from; minute < to; minute += 1) {
    if (!free(minute) || !begins(minute)) continue;
    let end = minute + 1;
    while (free(end) && !(grid.anchor === 'per_day' && localDay(timezone, end) !== localDay(timezone, end - 1))) end += 1;
    let start = minute;
    while (localTime(timezone, start) % (grid.roundTo ?? 1) !== 0) start += 1;
    for (start += grid.firstOffset ?? 0; start < end; start += grid.step) starts.add(start);
  }
  return [...starts].sort((a, b) => a - b);
};

const keepsRules = (query: SlotQuery, start: number, earliest: number): boolean => {
  const end = start + query.service.duration;
  if (start < earliest || end * MS > (query.horizon ?? Infinity)) return false;
  const isOther = ({ appointmentId }: { appointmentId?: string }): boolean => appointmentId === undefined || appointmentId !== query.ignoreAppointmentId;
  const visits = (query.client?.visits ?? []).filter(isOther);
  if (visits.some(({ session }) => session.from < end * MS && session.to > start * MS)) return false;
  if (visits.filter(({ session }) => session.from >= (query.now ?? -Infinity)).length >= (query.client?.upcomingCap ?? Infinity)) return false;
  const today = (query.limits?.counted ?? []).filter((one) => isOther(one) && localDay(query.timezone, Math.floor(one.session.from / MS)) === localDay(query.timezone, start));
  const minutes = today.reduce((sum, { session }) => sum + Math.ceil(session.to / MS) - Math.floor(session.from / MS), 0);
  return today.length < (query.limits?.count ?? Infinity) && minutes + query.service.duration <= (query.limits?.minutes ?? Infinity);
};

/** Every start that may be offered, as epoch milliseconds. */
export const startsByMinutes = (query: SlotQuery): number[] => {
  const [w0, w1] = [Math.ceil(query.window.from / MS), Math.floor(query.window.to / MS)];
  const byDay = query.packing !== undefined || (query.grid.mode === 'window' && query.grid.anchor === 'per_day');
  let [from, to] = [w0, w1];
  while (byDay && localDay(query.timezone, from - 1) === localDay(query.timezone, w0)) from -= 1;
  while (byDay && localDay(query.timezone, to) === localDay(query.timezone, Math.max(w0, w1 - 1))) to += 1;
  const reach = 600;
  const sheets = new Map(query.resources.map((one) => [one.id, sheetOf(query, one, from - reach, to - from + 2 * reach)]));
  const groups = query.service.requirements.map((requirement) =>
    membersOf(query, requirement)
      .filter((resource) => isSuitable(query, requirement, resource))
      .map(({ id }) => sheets.get(id) as Sheet),
  );
  const earliest = query.now === undefined ? -Infinity : Math.ceil((query.now + (query.leadMinutes ?? 0) * MS) / MS);
  const asAsked = query.grid.mode === 'window' && query.grid.anchor === 'as_asked';
  const starts = startsOf(query, asAsked ? w0 : from, asAsked ? w1 : to, earliest, groups).filter((start) => keepsRules(query, start, earliest));
  const optionsAt = (start: number, alsoTidy: boolean): string[][] =>
    query.service.requirements.map((requirement, group) =>
      (groups[group] ?? [])
        .filter((sheet) => fits(query, requirement, sheet, start))
        .filter((sheet) => !alsoTidy || sheet.resource.kind !== 'therapist' || isTidy(query, requirement, sheet, start, query.packing?.shortest ?? 0))
        .map(({ resource }) => resource.id),
    );
  const open = starts.filter((start) => canAssign(optionsAt(start, false)));
  const tidy = query.packing ? open.filter((start) => canAssign(optionsAt(start, true))) : open;
  const isTidyStart = new Set(tidy);
  const tidyDays = new Set(tidy.map((start) => localDay(query.timezone, start)));
  const offered = open.filter((start) => isTidyStart.has(start) || !tidyDays.has(localDay(query.timezone, start)));
  return offered.filter((start) => start >= w0 && start + query.service.duration <= w1).map((start) => start * MS);
};
