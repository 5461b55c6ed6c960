import constraintWords from './data/constraint-words.json';
import dynamicRegionRows from './data/dynamic-regions.json';
import flagLimitRows from './data/flag-limits.json';
import modalityRows from './data/modalities.json';
import positionRows from './data/positions.json';
import productRows from './data/products.json';
import regionRows from './data/regions.json';
import techniqueRows from './data/techniques.json';
import type { ConstraintKind, ConstraintMeaning, DynamicRegion, FlagLimits, Named } from './vocabulary-types';

type Row = Partial<Omit<ConstraintMeaning, 'kind' | 'word'>> & { text: string };

const words = constraintWords as unknown as Readonly<Record<ConstraintKind, Readonly<Record<string, Row>>>>;

export const positions: readonly Named[] = positionRows;
export const products: readonly Named[] = productRows;
export const modalities: readonly Named[] = modalityRows;
export const dynamicRegions: readonly DynamicRegion[] = dynamicRegionRows;
export const flagLimits = flagLimitRows as unknown as Readonly<Record<string, FlagLimits | undefined>>;

export const wordsOf = (kind: ConstraintKind): readonly string[] => Object.keys(words[kind]);

/** A region or technique of the catalogue is a word too: a therapist names it where no rule does. */
const rowOfCatalogue = (kind: ConstraintKind, word: string): Row | undefined => {
  if (kind === 'exclude_regions') {
    const region = regionRows.find(({ id }) => id === word);
    return region && { text: `No work on: ${region.label}`, regions: [word], effect: 'no_go' };
  }
  const technique = kind === 'exclude_techniques' ? techniqueRows.find(({ id }) => id === word) : undefined;
  return technique && { text: `No ${technique.name}`, techniques: [word] };
};

/** The meaning of a constraint word, or null where neither the vocabulary nor the catalogue knows it. */
export function resolveConstraint(kind: ConstraintKind, word: string): ConstraintMeaning | null {
  const row = Object.hasOwn(words[kind], word) ? words[kind][word] : rowOfCatalogue(kind, word);
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
