import type { Occupancy } from './resource';
import { MINUTE_MS, type Interval } from './time';

/** Where else somebody works; `travelMin`: on the way between there and any other place. */
export type Place = Readonly<{ locationId: string; travelMin: number }>;

/** A visit that somebody has at some place. */
export type Elsewhere = Readonly<{ locationId: string; occupied: Interval }>;

/** The longer of the two ways; home is nobody's detour. */
const travelMinutes = (places: readonly Place[], from: string, to: string): number =>
  Math.max(0, ...places.filter(({ locationId }) => locationId === from || locationId === to).map(({ travelMin }) => travelMin));

/** What stands in the way of a visit here: those elsewhere, with the way there and back. */
export const onTheWay = (visits: readonly Elsewhere[], places: readonly Place[], here: string): Occupancy[] =>
  visits
    .filter(({ locationId }) => locationId !== here)
    .map(({ locationId, occupied: { from, to } }) => {
      const travel = travelMinutes(places, locationId, here) * MINUTE_MS;
      return { kind: 'block', occupied: { from: from - travel, to: to + travel } };
    });
