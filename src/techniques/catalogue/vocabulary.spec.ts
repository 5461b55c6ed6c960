import evidenceWords from '../../../test/cases/plans.constraint-words.json';
import { catalogue } from './catalogue';
import { dynamicRegions, flagLimits, modalities, positions, products, resolveConstraint, wordsOf } from './vocabulary';
import { CONSTRAINT_KINDS } from './vocabulary-types';
import type { ConstraintKind, ConstraintMeaning } from './vocabulary-types';

const ids = (rows: readonly { readonly id: string }[]) => new Set(rows.map((row) => row.id));

const known = {
  techniques: ids(catalogue.techniques),
  strokes: ids(catalogue.strokes),
  regions: ids(catalogue.regions),
  subAreas: ids(catalogue.subAreas),
  muscles: ids(catalogue.muscles),
  positions: ids(positions),
  products: ids(products),
  modalities: ids(modalities),
  selfCare: ids(catalogue.selfCare),
};

const strangers = (meaning: ConstraintMeaning): string[] => [
  ...(Object.keys(known) as (keyof typeof known)[]).flatMap((list) =>
    meaning[list].filter((id) => !known[list].has(id)).map((id) => `${list}:${id}`),
  ),
  ...(meaning.dynamicRegion !== undefined && !ids(dynamicRegions).has(meaning.dynamicRegion) ? [meaning.dynamicRegion] : []),
];

const saysSomething = (meaning: ConstraintMeaning): boolean =>
  (Object.keys(known) as (keyof typeof known)[]).some((list) => meaning[list].length > 0) ||
  meaning.dynamicRegion !== undefined ||
  meaning.requirement !== undefined;

const evidencePairs = CONSTRAINT_KINDS.flatMap((kind) => evidenceWords[kind].map((word) => [kind, word] as const));

describe('the one vocabulary of limits', () => {
  it('has a meaning for every word of the screening evidence, and none that the evidence does not have', () => {
    expect(evidencePairs.filter(([kind, word]) => resolveConstraint(kind, word) === null)).toEqual([]);
    for (const kind of CONSTRAINT_KINDS) expect([...wordsOf(kind)].sort()).toEqual([...evidenceWords[kind]].sort());
    expect(evidenceWords.exclude_techniques).toHaveLength(56);
    expect(evidenceWords.exclude_regions).toHaveLength(30);
  });

  it('names only things that the catalogue has', () => {
    const wrong = evidencePairs.flatMap(([kind, word]) => strangers(resolveConstraint(kind, word) as ConstraintMeaning));
    expect(wrong).toEqual([]);
  });

  it('says something with every word except advice and session lengths', () => {
    const empty = evidencePairs.filter(([kind, word]) => !saysSomething(resolveConstraint(kind, word) as ConstraintMeaning));
    expect(empty.map(([kind]) => kind).filter((kind) => kind !== 'advice' && kind !== 'session')).toEqual([]);
  });

  it('does not know an invented word, nor a word of another kind', () => {
    expect(resolveConstraint('exclude_techniques', 'toString')).toBeNull();
    expect(resolveConstraint('exclude_positions', 'deep_tissue')).toBeNull();
  });

  it('takes deep work off the neck without taking it off the low back', () => {
    const meaning = resolveConstraint('exclude_techniques', 'deep_neck');
    expect(meaning?.regions).toEqual(['suboccipital', 'neck_post', 'neck_antlat']);
    expect(meaning?.techniques).toEqual(['deep_tissue', 'trigger_point', 'neuromuscular', 'cross_fibre_friction', 'active_release']);
  });

  it('reads front_neck and the side and front of the neck as one region', () => {
    expect(resolveConstraint('exclude_regions', 'front_neck')?.regions).toEqual(['neck_antlat']);
  });

  it('takes a region or technique of the catalogue as a word, which the older words outrank', () => {
    expect(resolveConstraint('exclude_regions', 'low_back')).toMatchObject({ regions: ['low_back'], effect: 'no_go', text: 'No work on: Low back' });
    expect(resolveConstraint('exclude_techniques', 'shiatsu')).toMatchObject({ techniques: ['shiatsu'] });
    expect(resolveConstraint('exclude_techniques', 'cupping')?.text).not.toBe('No Cupping');
    expect(resolveConstraint('exclude_regions', 'elbow')).toBeNull();
    expect(resolveConstraint('exclude_techniques', 'low_back')).toBeNull();
    expect(resolveConstraint('require', 'low_back')).toBeNull();
  });

  it('leaves the place of a local finding to the record of the client', () => {
    expect(resolveConstraint('exclude_regions', 'site_local')?.dynamicRegion).toBe('site_of_finding');
    expect(resolveConstraint('pressure_max_local', 'limb_affected')?.dynamicRegion).toBe('limb_affected');
  });

  it('lets every flag speak only words that it knows', () => {
    const kinds: readonly ConstraintKind[] = ['exclude_techniques', 'exclude_regions', 'exclude_positions', 'products_exclude', 'require'];
    const unknown = Object.entries(flagLimits).flatMap(([flag, limits]) => [
      ...kinds.flatMap((kind) => ((limits?.[kind as 'require'] ?? [])).filter((word) => !resolveConstraint(kind, word))),
      ...Object.keys(limits?.pressure_max_local ?? {}).filter((word) => !resolveConstraint('pressure_max_local', word)),
      ...(ids(catalogue.flags).has(flag) ? [] : [flag]),
    ]);
    expect(unknown).toEqual([]);
  });
});
