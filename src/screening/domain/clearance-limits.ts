import type { Limit, Limits, PressureLimit } from './limits';
import type { ReviewScope } from './review';

/** The limits of a clearance by review: screening's, and what the therapist asked for on top. The stricter wins. */
export const limitsWithScope = (limits: Limits, scope: ReviewScope, reviewId: string): Limits => {
  const from = `review ${reviewId}`;
  return {
    ...limits,
    pressureMax: lower(limits.pressureMax, scope.pressureMax === undefined ? null : { value: scope.pressureMax, from: [from] }),
    excludeTechniques: joined(limits.excludeTechniques, scope.excludeTechniques, from),
    excludeRegions: joined(limits.excludeRegions, scope.excludeRegions, from),
  };
};

const lower = (a: PressureLimit | null, b: PressureLimit | null): PressureLimit | null => {
  if (!a || !b) return a ?? b;
  if (a.value === b.value) return { value: a.value, from: [...a.from, ...b.from] };
  return a.value < b.value ? a : b;
};

const joined = (limits: readonly Limit[], words: readonly string[], from: string): Limit[] => {
  const added = [...new Set(words)];
  return [
    ...limits.map((limit) => (added.includes(limit.what) ? { ...limit, from: [...limit.from, from] } : limit)),
    ...added.filter((word) => limits.every(({ what }) => what !== word)).map((what) => ({ what, from: [from] })),
  ];
};

/** What two reviewers allow together. */
export const stricterScope = (a: ReviewScope, b: ReviewScope): ReviewScope => {
  const pressureMax = least(a.pressureMax, b.pressureMax);
  const visits = least(a.visits, b.visits);
  return {
    excludeRegions: [...new Set([...a.excludeRegions, ...b.excludeRegions])],
    excludeTechniques: [...new Set([...a.excludeTechniques, ...b.excludeTechniques])],
    ...(pressureMax !== undefined && { pressureMax }),
    ...(visits !== undefined && { visits }),
  };
};

const least = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined ? b : b === undefined ? a : Math.min(a, b));
