import type { Constraints } from './rule';

/** A word of the vocabulary and the rules that ask for it. */
export type Limit = Readonly<{ what: string; from: readonly string[] }>;
export type PressureLimit = Readonly<{ value: number; from: readonly string[] }>;

/** What every finding asks of the treatment, together; the stricter wins. */
export type Limits = Readonly<{
  pressureMax: PressureLimit | null;
  pressureMaxLocal: readonly Readonly<{ where: string; value: number; from: readonly string[] }>[];
  excludeTechniques: readonly Limit[];
  excludeRegions: readonly Limit[];
  excludePositions: readonly Limit[];
  excludeProducts: readonly Limit[];
  require: readonly Limit[];
  advice: readonly Limit[];
  session: Readonly<{ maxMinutes: number; from: readonly string[] }> | null;
  holds: readonly Readonly<{ text: string; from: readonly string[] }>[];
  /** Hours to stay away from the named spot. */
  holdLocalHours: readonly Readonly<{ hours: number; from: readonly string[] }>[];
}>;

type Asking = Readonly<{ ruleId: string; constraints: Constraints }>;

export const NO_LIMITS: Limits = {
  pressureMax: null,
  pressureMaxLocal: [],
  excludeTechniques: [],
  excludeRegions: [],
  excludePositions: [],
  excludeProducts: [],
  require: [],
  advice: [],
  session: null,
  holds: [],
  holdLocalHours: [],
};

/** The union of what the fired rules ask for, each with the rules that ask; the stricter wins. */
export const limitsOf = (asking: readonly Asking[]): Limits => asking.map(asked).reduce(combine, NO_LIMITS);

const asked = ({ ruleId, constraints }: Asking): Limits => {
  const from = [ruleId];
  const words = (list: readonly string[] = []): Limit[] => [...new Set(list)].map((what) => ({ what, from }));
  return {
    pressureMax: constraints.pressureMax === undefined ? null : { value: constraints.pressureMax, from },
    pressureMaxLocal: Object.entries(constraints.pressureMaxLocal ?? {}).map(([where, value]) => ({ where, value, from })),
    excludeTechniques: words(constraints.excludeTechniques),
    excludeRegions: words(constraints.excludeRegions),
    excludePositions: words(constraints.excludePositions),
    excludeProducts: words(constraints.productsExclude),
    require: words(constraints.require),
    advice: words(constraints.advice),
    session: constraints.session ? { maxMinutes: constraints.session.max_minutes, from } : null,
    holds: constraints.hold === undefined ? [] : [{ text: constraints.hold, from }],
    holdLocalHours: constraints.holdLocalHours === undefined ? [] : [{ hours: constraints.holdLocalHours, from }],
  };
};

/** Both together. Nothing is loosened: every limit of either stands, and of two measures the lower one. */
export const combine = (a: Limits, b: Limits): Limits => ({
  pressureMax: either(a.pressureMax, b.pressureMax, lower(({ value }) => value)),
  pressureMaxLocal: merged([...a.pressureMaxLocal, ...b.pressureMaxLocal], (limit) => limit.where, lower((limit) => limit.value)),
  excludeTechniques: union(a.excludeTechniques, b.excludeTechniques),
  excludeRegions: union(a.excludeRegions, b.excludeRegions),
  excludePositions: union(a.excludePositions, b.excludePositions),
  excludeProducts: union(a.excludeProducts, b.excludeProducts),
  require: union(a.require, b.require),
  advice: union(a.advice, b.advice),
  session: either(a.session, b.session, lower(({ maxMinutes }) => maxMinutes)),
  holds: merged([...a.holds, ...b.holds], (hold) => hold.text, together),
  holdLocalHours: merged([...a.holdLocalHours, ...b.holdLocalHours], (hold) => String(hold.hours), together),
});

type From = Readonly<{ from: readonly string[] }>;

const together = <T extends From>(a: T, b: T): T => ({ ...a, from: [...new Set([...a.from, ...b.from])] });

const lower =
  <T extends From>(measure: (limit: T) => number) =>
  (a: T, b: T): T => {
    if (measure(a) === measure(b)) return together(a, b);
    return measure(a) < measure(b) ? a : b;
  };

const either = <T>(a: T | null, b: T | null, join: (a: T, b: T) => T): T | null => {
  if (a === null) return b;
  return b === null ? a : join(a, b);
};

const merged = <T extends From>(all: readonly T[], key: (one: T) => string, join: (a: T, b: T) => T): T[] => {
  const byKey = new Map<string, T>();
  for (const one of all) {
    const known = byKey.get(key(one));
    byKey.set(key(one), known ? join(known, one) : one);
  }
  return [...byKey.values()];
};

const union = (a: readonly Limit[], b: readonly Limit[]): Limit[] => merged([...a, ...b], (limit) => limit.what, together);
