import type { Occupancy, Resource } from './resource';
import { outwards } from './open-time';
import { spansOf, type Spans } from './spans';
import type { SlotQuery } from './slot-query';
import type { Minute } from './time';

export type Asker = Pick<SlotQuery, 'now' | 'holder' | 'ignoreAppointmentId'>;

/** Whether this row stands in the way of this asker now. */
export const blocks = ({ appointmentId, kind, expiresAt, holder }: Occupancy, asker: Asker): boolean => {
  if (asker.ignoreAppointmentId !== undefined && appointmentId === asker.ignoreAppointmentId) return false;
  if (kind !== 'hold') return true;
  if (holder !== undefined && holder === asker.holder) return false;
  return expiresAt === undefined || asker.now === undefined || asker.now < expiresAt;
};

/** The minutes that `capacity` occupancies cover. */
export const fullTime = ({ capacity }: Resource, occupancies: readonly Occupancy[]): Spans => {
  const taken = occupancies.map(({ occupied }) => outwards(occupied)).filter(([from, to]) => from < to);
  return capacity === 1 ? spansOf(taken) : spansOf(crowded(taken, capacity));
};

const crowded = (taken: readonly (readonly [Minute, Minute])[], capacity: number): (readonly [Minute, Minute])[] => {
  const changes = taken.flatMap(([from, to]) => [[from, 1] as const, [to, -1] as const]).sort(([a], [b]) => a - b);
  const found: [Minute, Minute][] = [];
  let count = 0;
  changes.forEach(([at, change], index) => {
    count += change;
    const next = changes[index + 1];
    if (next && count >= capacity) found.push([at, next[0]]);
  });
  return found;
};
