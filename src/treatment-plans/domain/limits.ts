import type { ConstraintKind, ConstraintMeaning } from '../../techniques';
import { flagLimits, resolveConstraint } from '../../techniques';
import type { LimitWord, PlanInput } from './plan-input';

/** A limit in force, with the rules and flags that set it. `value` is the pressure of a local cap. */
export type StandingLimit = Readonly<{ meaning: ConstraintMeaning; from: readonly string[]; value: number | null }>;

export type StandingLimits = Readonly<{
  words: readonly StandingLimit[];
  sessionMax: readonly Readonly<{ value: number; from: readonly string[] }>[];
  /** Words that nobody understands: nothing is planned on them. */
  unknown: readonly LimitWord[];
}>;

type Said = Readonly<{ kind: ConstraintKind; word: string; from: readonly string[]; value: number | null }>;

export const causes = (from: string | readonly string[]): readonly string[] => (typeof from === 'string' ? [from] : from);

const say = (kind: ConstraintKind, words: readonly LimitWord[]): Said[] =>
  words.map(({ what, from }) => ({ kind, word: what, from, value: null }));

function saidByScreening({ limits }: PlanInput): Said[] {
  if (!limits) return [];
  return [
    ...say('exclude_techniques', limits.excludeTechniques),
    ...say('exclude_regions', limits.excludeRegions),
    ...say('exclude_positions', limits.excludePositions),
    ...say('products_exclude', limits.excludeProducts),
    ...say('require', limits.require),
    ...say('advice', limits.advice),
    ...limits.pressureMaxLocal.map(({ where, value, from }) => ({ kind: 'pressure_max_local' as const, word: where, from: causes(from), value })),
  ];
}

/** A flag sets the limits of the screening rule for the same condition, so that both ways in give the same plan. */
function saidByFlag(flag: string): Said[] {
  const limits = flagLimits[flag];
  if (!limits) return [];
  const kinds = ['exclude_techniques', 'exclude_regions', 'exclude_positions', 'products_exclude', 'require'] as const;
  return [
    ...kinds.flatMap((kind) => say(kind, (limits[kind] ?? []).map((what) => ({ what, from: [flag] })))),
    ...Object.entries(limits.pressure_max_local ?? {}).map(([word, value]) => ({ kind: 'pressure_max_local' as const, word, from: [flag], value })),
  ];
}

/** The union: one entry per word, naming everybody who set it; of two local caps the lower. */
function merged(all: readonly StandingLimit[]): readonly StandingLimit[] {
  const byWord = new Map<string, StandingLimit>();
  for (const limit of all) {
    const key = `${limit.meaning.kind} ${limit.meaning.word}`;
    const earlier = byWord.get(key);
    byWord.set(
      key,
      earlier
        ? {
            meaning: limit.meaning,
            from: [...new Set([...earlier.from, ...limit.from])],
            value: limit.value === null ? null : Math.min(limit.value, earlier.value as number),
          }
        : limit,
    );
  }
  return [...byWord.values()];
}

export function standingLimits(input: PlanInput, flags: readonly string[]): StandingLimits {
  const said = [...saidByScreening(input), ...flags.flatMap(saidByFlag)].map((one) => ({ ...one, meaning: resolveConstraint(one.kind, one.word) }));
  const fromFlags = flags.flatMap((flag) => {
    const minutes = flagLimits[flag]?.session?.max_minutes;
    return minutes === undefined ? [] : [{ value: minutes, from: [flag] }];
  });
  const asked = input.limits?.session;
  return {
    words: merged(said.flatMap(({ meaning, from, value }) => (meaning ? [{ meaning, from, value }] : []))),
    unknown: said.filter(({ meaning }) => meaning === null).map(({ word, from }) => ({ what: word, from })),
    sessionMax: [...fromFlags, ...(asked ? [{ value: asked.maxMinutes, from: causes(asked.from) }] : [])],
  };
}

/** Regions that a limit is about: null = everywhere; empty = a place that nobody has named yet. */
export function placesOf({ meaning }: StandingLimit, sites: PlanInput['sites']): readonly string[] | null {
  if (meaning.dynamicRegion !== undefined) return sites[meaning.dynamicRegion] ?? [];
  return meaning.regions.length > 0 ? meaning.regions : null;
}

export function meets(limit: StandingLimit, region: string, sites: PlanInput['sites']): boolean {
  const places = placesOf(limit, sites);
  return places === null || places.includes(region);
}
