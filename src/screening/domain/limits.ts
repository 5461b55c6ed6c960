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

const lowest = (asks: readonly Readonly<{ value: number; from: string }>[]): PressureLimit | null => {
  if (asks.length === 0) return null;
  const value = Math.min(...asks.map((ask) => ask.value));
  return { value, from: asks.filter((ask) => ask.value === value).map((ask) => ask.from) };
};

const union = (asking: readonly Asking[], wordsOf: (constraints: Constraints) => readonly string[] | undefined): Limit[] => {
  const from = new Map<string, string[]>();
  for (const { ruleId, constraints } of asking) for (const word of wordsOf(constraints) ?? []) from.set(word, [...(from.get(word) ?? []), ruleId]);
  return [...from].map(([what, rules]) => ({ what, from: rules }));
};

const local = (asking: readonly Asking[]): Limits['pressureMaxLocal'] => {
  const asks = asking.flatMap(({ ruleId, constraints }) => Object.entries(constraints.pressureMaxLocal ?? {}).map(([where, value]) => ({ where, value, from: ruleId })));
  const places = [...new Set(asks.map((ask) => ask.where))];
  return places.flatMap((where) => {
    const limit = lowest(asks.filter((ask) => ask.where === where));
    return limit ? [{ where, ...limit }] : [];
  });
};

const given = <T>(asking: readonly Asking[], of: (constraints: Constraints) => T | undefined): { value: T; from: string }[] =>
  asking.flatMap(({ ruleId, constraints }) => {
    const value = of(constraints);
    return value === undefined ? [] : [{ value, from: ruleId }];
  });

/** The union of what the fired rules ask for, each with the rules that ask. */
export const limitsOf = (asking: readonly Asking[]): Limits => {
  const minutes = lowest(given(asking, (c) => c.session?.max_minutes));
  return {
    pressureMax: lowest(given(asking, (c) => c.pressureMax)),
    pressureMaxLocal: local(asking),
    excludeTechniques: union(asking, (c) => c.excludeTechniques),
    excludeRegions: union(asking, (c) => c.excludeRegions),
    excludePositions: union(asking, (c) => c.excludePositions),
    excludeProducts: union(asking, (c) => c.productsExclude),
    require: union(asking, (c) => c.require),
    advice: union(asking, (c) => c.advice),
    session: minutes && { maxMinutes: minutes.value, from: minutes.from },
    holds: given(asking, (c) => c.hold).map(({ value, from }) => ({ text: value, from: [from] })),
    holdLocalHours: given(asking, (c) => c.holdLocalHours).map(({ value, from }) => ({ hours: value, from: [from] })),
  };
};
