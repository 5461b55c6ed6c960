import type { Resource } from './resource';
import { complement, intersect, pairsOf, subtract, type Spans } from './spans';
import type { Requirement, SlotQuery } from './slot-query';
import type { Minute } from './time';

/** What one session takes of one resource, relative to its start. */
export type Footprint = Readonly<{ offset: number; length: number; setUp: number; turnover: number; inside: boolean }>;

export const footprintOf = ({ service, overrides = [] }: SlotQuery, requirement: Requirement, resource: Resource): Footprint => {
  const bare = overrides.includes('buffers');
  return {
    offset: requirement.offset ?? 0,
    length: requirement.length ?? service.duration,
    setUp: bare ? 0 : (resource.setUp ?? requirement.setUp ?? 0),
    turnover: bare ? 0 : (resource.turnover ?? requirement.turnover ?? 0),
    inside: requirement.buffersInsideHours ?? false,
  };
};

/** The starts, as spans, at which the footprint lies in one open stretch and meets no full minute. */
export const fittingStarts = (footprint: Footprint, open: Spans, full: Spans): Spans => {
  const { offset, length, setUp, turnover, inside } = footprint;
  const inOpen = inside ? room(open, setUp - offset, offset + length + turnover) : room(open, -offset, offset + length);
  return intersect(inOpen, room(complement(full), setUp - offset, offset + length + turnover));
};

/** Starts from `lead` after a stretch begins until the last that leaves `tail` before its end. */
const room = (stretches: Spans, lead: number, tail: number): Spans =>
  pairsOf(stretches)
    .map(([from, to]) => [from + lead, to - tail + 1] as const)
    .filter(([from, to]) => from < to)
    .flat();

export const sessionAt = ({ offset, length }: Footprint, start: Minute): readonly [Minute, Minute] => [start + offset, start + offset + length];

export const occupiedAt = ({ offset, length, setUp, turnover }: Footprint, start: Minute): readonly [Minute, Minute] => [start + offset - setUp, start + offset + length + turnover];

/** How far a footprint reaches beyond its start, on either side. */
export const reachOf = ({ offset, length, setUp, turnover }: Footprint): number => Math.max(Math.abs(offset) + setUp, Math.abs(offset + length) + turnover);

export const freeTime = (open: Spans, full: Spans, { offset }: Footprint): Spans => subtract(open, full).map((minute) => minute - offset);
