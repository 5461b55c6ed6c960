import { candidateStarts } from './candidate-starts';
import { fittingStarts, sessionAt } from './footprint';
import { overload, workedOn } from './load';
import { matchGroups } from './matching';
import type { Candidate, Problem } from './problem';
import { startRules } from './start-rules';
import { canBeStaffed, preferTidy, type Open } from './tidy';
import type { Minute } from './time';
import { dayOf, type DayNumber } from './wall-clock';

/** A start that can be had. `chosen`: one per group, all different: the first available of those who fit best. */
export type Solved = Open & Readonly<{ chosen: readonly Candidate[] }>;

/** What it would cost to take this option of this group; the least is taken. */
export type Penalty = (group: number, candidate: Candidate) => number;

const FREE: Penalty = () => 0;

/** All starts that can be had, ascending; with `only`, that one or none. */
export const solve = (problem: Problem, only?: Minute, most = Infinity, penalty: Penalty = FREE): Solved[] => {
  const rules = startRules(problem);
  const inWindow = rules.filter(({ code }) => code === 'outside_window');
  const others = rules.filter(({ code }) => code !== 'outside_window');
  const starts = startsToTry(problem, only).filter((start) => !others.some((rule) => rule.breaks(start)));
  const { packing } = problem.query;
  const open = openStarts(problem, starts);
  const offered = packing && !problem.overridden('packing') ? preferTidy(problem, packing.shortest, open) : open;
  return offered
    .filter(({ start }) => (only === undefined || start === only) && !inWindow.some((rule) => rule.breaks(start)))
    .slice(0, most)
    .map((one) => ({ ...one, chosen: choose(problem, one, penalty) }));
};

const startsToTry = (problem: Problem, only: Minute | undefined): Minute[] => {
  if (only === undefined) return candidateStarts(problem);
  const all = candidateStarts(problem);
  if (problem.overridden('grid') && !all.includes(only)) all.push(only);
  return problem.query.packing ? all : all.filter((start) => start === only);
};

const openStarts = (problem: Problem, starts: readonly Minute[]): Open[] => {
  const days = starts.map((start) => dayOf(problem.zone, start));
  const boards = problem.groups.map(({ candidates }) => candidates.map((candidate) => board(problem, candidate, starts, days)));
  const open: Open[] = [];
  starts.forEach((start, at) => {
    if (!boards.every((group) => group.some((flags) => flags[at] === 1))) return;
    const options = problem.groups.map(({ candidates }, group) => candidates.filter((_, index) => boards[group]?.[index]?.[at] === 1));
    if (canBeStaffed(problem, options)) open.push({ start, options });
  });
  return open;
};

/** One flag per start: whether this candidate could serve it. */
const board = (problem: Problem, candidate: Candidate, starts: readonly Minute[], days: readonly DayNumber[]): Uint8Array => {
  const flags = new Uint8Array(starts.length);
  const { calendar, footprint, unsuitable, skilledOn } = candidate;
  if (unsuitable.length > 0) return flags;
  const fits = fittingStarts(footprint, calendar.open, calendar.full);
  const load = problem.overridden('load') ? undefined : calendar.resource.load;
  for (let at = 0, span = 0; at < starts.length && span < fits.length; ) {
    const start = starts[at] as Minute;
    if (start >= (fits[span + 1] as Minute)) span += 2;
    else {
      const day = days[at] as DayNumber;
      if (start >= (fits[span] as Minute) && (!skilledOn || skilledOn(day)) && (!load || isBearable(problem, candidate, start))) flags[at] = 1;
      at += 1;
    }
  }
  return flags;
};

const isBearable = (problem: Problem, { calendar, footprint }: Candidate, start: Minute): boolean => {
  const { resource, worked } = calendar;
  const session = sessionAt(footprint, start);
  return !resource.load || !worked || overload(resource.load, worked, session, dayOf(problem.zone, session[0])).length === 0;
};

/** Fewest wishes missed, then least hands-on work that day, then the id: the same for everybody who asks. */
const choose = (problem: Problem, { start, options }: Open, penalty: Penalty): Candidate[] => {
  const day = dayOf(problem.zone, start);
  const cost = (group: number, candidate: Candidate): number => {
    const { worked } = candidate.calendar;
    return (penalty(group, candidate) * 4 + candidate.wishesMissed) * 100_000 + (worked ? workedOn(worked, day).minutes : 0);
  };
  if (!problem.shared) return options.map((group, at) => cheapest(group, (candidate) => cost(at, candidate)));
  const ordered = options.map((group, at) => [...group].sort((a, b) => cost(at, a) - cost(at, b)));
  const match = matchGroups(ordered.map((group) => group.map(({ calendar }) => calendar.index))) as readonly number[];
  return ordered.map((group, at) => group.find(({ calendar }) => calendar.index === match[at]) as Candidate);
};

const cheapest = (group: readonly Candidate[], cost: (candidate: Candidate) => number): Candidate => {
  let [best, least] = [group[0] as Candidate, Infinity];
  for (const candidate of group) {
    const price = cost(candidate);
    if (price < least) [best, least] = [candidate, price];
  }
  return best;
};
