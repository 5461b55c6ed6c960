import constraintWords from './data/constraint-words.json';
import dynamicRegionRows from './data/dynamic-regions.json';
import flagLimitRows from './data/flag-limits.json';
import modalityRows from './data/modalities.json';
import positionRows from './data/positions.json';
import productRows from './data/products.json';
import type { ConstraintKind, ConstraintMeaning, DynamicRegion, FlagLimits, Named } from './vocabulary-types';

type Row = Partial<Omit<ConstraintMeaning, 'kind' | 'word'>> & { text: string };

const words = constraintWords as unknown as Readonly<Record<ConstraintKind, Readonly<Record<string, Row>>>>;

export const positions: readonly Named[] = positionRows;
export const products: readonly Named[] = productRows;
export const modalities: readonly Named[] = modalityRows;
export const dynamicRegions: readonly DynamicRegion[] = dynamicRegionRows;
export const flagLimits = flagLimitRows as unknown as Readonly<Record<string, FlagLimits | undefined>>;

export const wordsOf = (kind: ConstraintKind): readonly string[] => Object.keys(words[kind]);

/** The meaning of a constraint word, or null where the vocabulary does not know it. */
export function resolveConstraint(kind: ConstraintKind, word: string): ConstraintMeaning | null {
  const row = Object.hasOwn(words[kind], word) ? words[kind][word] : undefined;
  if (!row) return null;
  return {
    techniques: [],
    strokes: [],
    modalities: [],
    regions: [],
    subAreas: [],
    muscles: [],
    positions: [],
    products: [],
    selfCare: [],
    ...row,
    kind,
    word,
  };
}
