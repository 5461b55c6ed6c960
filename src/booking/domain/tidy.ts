import { occupiedAt, sessionAt } from './footprint';
import { matchGroups } from './matching';
import type { Candidate, Problem } from './problem';
import { spanAround, subtract, type Spans } from './spans';
import type { Minute } from './time';
import { dayOf, type DayNumber } from './wall-clock';

export type Open = Readonly<{ start: Minute; options: readonly (readonly Candidate[])[] }>;

/** One of each group, no resource twice. */
export const canBeStaffed = (problem: Problem, options: Open['options']): boolean =>
  options.every((group) => group.length > 0) && (!problem.shared || matchGroups(options.map((group) => group.map(({ calendar }) => calendar.index))) !== undefined);

/** Per day the tidy starts with their tidy therapists; all of a day that has none, so that the last chance is never hidden. */
export const preferTidy = (problem: Problem, shortest: number, all: readonly Open[]): Open[] => {
  const isTidy = tidiness(shortest);
  const tidied = all.map(({ start, options }) => ({
    start,
    options: options.map((group, at) => (problem.groups[at]?.forTherapist ? group.filter((candidate) => isTidy(candidate, start)) : group)),
  }));
  const tidy = tidied.map(({ options }) => canBeStaffed(problem, options));
  const tidyDays = new Set<DayNumber>(all.filter((_, at) => tidy[at]).map(({ start }) => dayOf(problem.zone, start)));
  return all.flatMap((one, at) => {
    if (tidy[at]) return [tidied[at] as Open];
    return tidyDays.has(dayOf(problem.zone, one.start)) ? [] : [one];
  });
};

/** What stays free before and after is nothing, or enough for the shortest session. */
const tidiness = (shortest: number): ((candidate: Candidate, start: Minute) => boolean) => {
  const known = new Map<Candidate, Spans>();
  return (candidate, start) => {
    const { calendar, footprint } = candidate;
    const free = known.get(candidate) ?? subtract(calendar.open, calendar.full);
    known.set(candidate, free);
    const around = spanAround(free, sessionAt(footprint, start)[0]) as readonly [Minute, Minute];
    const [from, to] = occupiedAt(footprint, start);
    const [before, after] = [from - around[0], around[1] - to];
    return (before <= 0 || before >= shortest) && (after <= 0 || after >= shortest);
  };
};
