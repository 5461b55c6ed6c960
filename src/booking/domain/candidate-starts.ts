import { freeTime } from './footprint';
import { clockStarts, windowStarts } from './grid';
import type { Problem } from './problem';
import { earliestStart } from './start-rules';
import { intersect, spansOf, union, type Spans } from './spans';
import type { Minute } from './time';
import { dayOf, stretchesOfDay } from './wall-clock';

const MOST_STARTS = 100_000;
/** With the grid set aside, staff are shown every five minutes; any minute is accepted. */
const FREE_STEP = 5;

/** All starts of the frame on the grid, ascending. */
export const candidateStarts = (problem: Problem): Minute[] => {
  const { query, zone, frame } = problem;
  const { grid } = query;
  const step = problem.overridden('grid') ? FREE_STEP : grid.step;
  if ((frame[1] - frame[0]) / step > MOST_STARTS) throw new RangeError('ask for fewer days, or a longer step');
  if (problem.overridden('grid')) return clockStarts(zone, FREE_STEP, 0, ...frame);
  if (grid.mode === 'clock') return clockStarts(zone, grid.step, grid.offset ?? 0, ...frame);
  return freeWindows(problem).flatMap((windows) => windowStarts(zone, grid, windows)).sort((a, b) => a - b);
};

/** Over groups the intersection, within a group the union: a window may take two people, a session may not. */
const freeWindows = ({ query, zone, window, frame, groups }: Problem): Spans[] => {
  const free = groups.map(({ candidates }) =>
    union(...candidates.filter(({ unsuitable }) => unsuitable.length === 0).map(({ calendar, footprint }) => freeTime(calendar.open, calendar.full, footprint))),
  );
  const shared = free.reduce<Spans>((one, other) => intersect(one, other), frame);
  if (query.grid.mode === 'window' && query.grid.anchor === 'as_asked') return [intersect(shared, [Math.max(window[0], earliestStart(query)), window[1]])];
  const first = dayOf(zone, frame[0]);
  const days = Array.from({ length: dayOf(zone, frame[1] - 1) - first + 1 }, (_, index) => first + index);
  return days.map((day) => intersect(shared, spansOf(stretchesOfDay(zone, day).map(({ from, to }) => [from, to] as const))));
};
