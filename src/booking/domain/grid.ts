import type { Grid } from './slot-query';
import { pairsOf, type Spans } from './spans';
import { DAY_MINUTES, type Minute } from './time';
import { localMinute, type Stretch, type Zone } from './wall-clock';

const remainder = (value: number, step: number): number => ((value % step) + step) % step;

export const isOnClock = (zone: Zone, step: number, offset: number, minute: Minute): boolean =>
  remainder(remainder(localMinute(zone, minute), DAY_MINUTES) - offset, step) === 0;

/** The first minute at or after this one whose local minute of the day is `offset` modulo `step`. */
export const nextOnClock = (zone: Zone, step: number, offset: number, minute: Minute): Minute => {
  let at = minute;
  for (;;) {
    const ofDay = remainder(localMinute(zone, at), DAY_MINUTES);
    const wait = remainder(offset - ofDay, step);
    if (wait === 0) return at;
    const next = Math.min(at + wait, at + DAY_MINUTES - ofDay, nextChange(zone, at));
    at = next;
  }
};

/** When the clocks change next: the count starts anew there, as it does at midnight. */
const nextChange = ({ stretches }: Zone, minute: Minute): Minute => (stretches.find(({ to }) => to > minute) as Stretch).to;

export const clockStarts = (zone: Zone, step: number, offset: number, from: Minute, to: Minute): Minute[] => {
  const starts: Minute[] = [];
  for (let at = nextOnClock(zone, step, offset, from); at < to; at = nextOnClock(zone, step, offset, at + 1)) starts.push(at);
  return starts;
};

type WindowGrid = Extract<Grid, { mode: 'window' }>;

/** Every step from the beginning of each free window, rounded up on the local clock. */
export const windowStarts = (zone: Zone, { step, roundTo = 1, firstOffset = 0 }: WindowGrid, windows: Spans): Minute[] =>
  pairsOf(windows).flatMap(([from, to]) => {
    const starts: Minute[] = [];
    for (let at = nextOnClock(zone, roundTo, 0, from) + firstOffset; at < to; at += step) starts.push(at);
    return starts;
  });
