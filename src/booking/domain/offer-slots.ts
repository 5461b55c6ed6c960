import { occupiedAt, sessionAt } from './footprint';
import { read, type Problem } from './problem';
import type { OfferedSlot, Slot } from './slot';
import type { SlotQuery } from './slot-query';
import { solve, type Solved } from './solve';
import { instantAt, type Interval, type Minute } from './time';

const MOST_RESULTS = 2_000;

/** Every start that `checkSlot` would accept, ascending; at most `maxResults` of them. */
export const offerSlots = (query: SlotQuery): OfferedSlot[] => {
  const problem = read(query);
  return solve(problem, undefined, query.maxResults ?? MOST_RESULTS).map((solved) => ({ ...slotOf(problem, solved), choices: choicesOf(problem, solved) }));
};

const intervalOf = ([from, to]: readonly [Minute, Minute]): Interval => ({ from: instantAt(from), to: instantAt(to) });

export const slotOf = ({ query, groups }: Problem, { start, chosen }: Solved): Slot => ({
  startsAt: instantAt(start),
  endsAt: instantAt(start + query.service.duration),
  assigned: groups.map(({ requirement }, at) => {
    const { calendar, footprint } = chosen[at] as Solved['chosen'][number];
    return {
      requirement: requirement.name,
      resourceId: calendar.resource.id,
      session: intervalOf(sessionAt(footprint, start)),
      occupied: intervalOf(occupiedAt(footprint, start)),
    };
  }),
});

const choicesOf = ({ groups }: Problem, { options }: Solved): OfferedSlot['choices'] =>
  Object.fromEntries(groups.map(({ requirement }, at) => [requirement.name, (options[at] as Solved['chosen']).map(({ calendar }) => calendar.resource.id)]));
