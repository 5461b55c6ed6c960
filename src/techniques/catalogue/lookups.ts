import type { Catalogue } from './catalogue';
import type { SelfCareItem } from './care-types';
import type { EvidenceGroup, Flag, Muscle, Region, Technique } from './types';

type Listed = { readonly id: string };

const indexes = new WeakMap<readonly Listed[], ReadonlyMap<string, Listed>>();

/** The row with this id, or undefined. Indexed once per list. */
export function byId<T extends Listed>(rows: readonly T[], id: string): T | undefined {
  let index = indexes.get(rows);
  if (!index) {
    index = new Map(rows.map((row) => [row.id, row]));
    indexes.set(rows, index);
  }
  return index.get(id) as T | undefined;
}

const found = <T>(row: T | undefined, kind: string, id: string): T => {
  if (row === undefined) throw new RangeError(`the catalogue has no ${kind} '${id}'`);
  return row;
};

export const techniqueOf = (catalogue: Catalogue, id: string): Technique => found(byId(catalogue.techniques, id), 'technique', id);
export const regionOf = (catalogue: Catalogue, id: string): Region => found(byId(catalogue.regions, id), 'region', id);
export const flagOf = (catalogue: Catalogue, id: string): Flag => found(byId(catalogue.flags, id), 'flag', id);
export const labelOf = (rows: readonly (Listed & { readonly label: string })[], id: string): string => byId(rows, id)?.label ?? id;

/** Regions to look at together with this one. */
export const chainRegionsOf = (catalogue: Catalogue, region: string): readonly string[] => catalogue.chainRegions[region]?.regions ?? [];

/** Muscles that lie in the region or are felt there; all without a region. */
export const musclesOf = (catalogue: Catalogue, region?: string): readonly Muscle[] =>
  catalogue.muscles.filter((m) => region === undefined || [...m.home, ...m.referralPrimary, ...m.referralSecondary].includes(region));

/** What a client with this region in mind may do at home; all without a region. */
export const selfCareOf = (catalogue: Catalogue, region?: string): readonly SelfCareItem[] =>
  catalogue.selfCare.filter((item) => region === undefined || item.regions.includes(region));

/** The technique's evidence for the region's group. */
export const evidenceFor = (technique: Technique, group: EvidenceGroup) =>
  technique.evidence[group === 'low_back' ? 'lowBack' : group];

export type TechniqueFilter = Readonly<{
  /** Words looked for in name, family, indications and tissues; all must be found. */
  text?: string;
  region?: string;
  family?: string;
  /** Techniques that can be done at this pressure or lighter. */
  pressureMax?: number;
  /** A pain character or goal that the technique scores above zero for. */
  indication?: string;
}>;

const textOf = (t: Technique, localName: string | null): string => [localName ?? '', t.name, t.family, ...t.indications, ...t.targetTissues].join(' ').toLowerCase();

/** `localNameOf`: what a clinic calls a technique, found by `text` too. */
export function findTechniques(catalogue: Catalogue, filter: TechniqueFilter, localNameOf: (id: string) => string | null = () => null): readonly Technique[] {
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return catalogue.techniques.filter(
    (t) =>
      words.every((word) => textOf(t, localNameOf(t.id)).includes(word)) &&
      (filter.region === undefined || t.regions.includes(filter.region)) &&
      (filter.family === undefined || t.family === filter.family) &&
      (filter.pressureMax === undefined || t.pressure.min <= filter.pressureMax) &&
      (filter.indication === undefined ||
        (t.fit.character[filter.indication] ?? 0) > 0 ||
        (t.fit.goal[filter.indication] ?? 0) > 0),
  );
}
