import type { Minute } from './time';

/** Sorted, disjoint, non-touching half-open stretches of minutes, flat: `[from, to, from, to, ...]`. */
export type Spans = readonly Minute[];

/** Any pairs, in any order, empty and overlapping ones too. */
export const spansOf = (pairs: readonly (readonly [Minute, Minute])[]): Spans => {
  const sorted = pairs.filter(([from, to]) => from < to).sort(([a], [b]) => a - b);
  const spans: Minute[] = [];
  let end = -Infinity;
  for (const [from, to] of sorted) {
    if (spans.length === 0 || from > end) spans.push(from, (end = to));
    else if (to > end) spans[spans.length - 1] = end = to;
  }
  return spans;
};

export const pairsOf = (spans: Spans): (readonly [Minute, Minute])[] => {
  const pairs: [Minute, Minute][] = [];
  for (let i = 0; i < spans.length; i += 2) pairs.push([spans[i] as Minute, spans[i + 1] as Minute]);
  return pairs;
};

export const union = (...all: readonly Spans[]): Spans => spansOf(all.flatMap(pairsOf));

export const intersect = (one: Spans, other: Spans): Spans => {
  const both: Minute[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const from = Math.max(one[i] as Minute, other[j] as Minute);
    const to = Math.min(one[i + 1] as Minute, other[j + 1] as Minute);
    if (from < to) both.push(from, to);
    if ((one[i + 1] as Minute) < (other[j + 1] as Minute)) i += 2;
    else j += 2;
  }
  return both;
};

/** The gaps, from minus to plus infinity. */
export const complement = (spans: Spans): Spans => {
  const gaps: Minute[] = [];
  let from = -Infinity;
  for (let i = 0; i < spans.length; i += 2) {
    if (from < (spans[i] as Minute)) gaps.push(from, spans[i] as Minute);
    from = spans[i + 1] as Minute;
  }
  return from < Infinity ? [...gaps, from, Infinity] : gaps;
};

export const subtract = (one: Spans, other: Spans): Spans => (other.length === 0 ? one : intersect(one, complement(other)));

/** The span that starts at or before this minute, last of those. */
export const spanAround = (spans: Spans, minute: Minute): readonly [Minute, Minute] | undefined => {
  let [low, high] = [0, spans.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[2 * middle] as Minute) <= minute) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : [spans[2 * low - 2] as Minute, spans[2 * low - 1] as Minute];
};

export const isInside = (spans: Spans, from: Minute, to: Minute): boolean => {
  const around = spanAround(spans, from);
  return around !== undefined && to <= around[1];
};

export const meets = (spans: Spans, from: Minute, to: Minute): boolean => {
  const around = spanAround(spans, to - 1);
  return around !== undefined && around[1] > from && from < to;
};
