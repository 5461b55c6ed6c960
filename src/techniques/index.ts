export { catalogue, catalogueVersion } from './catalogue/catalogue';
export type { Catalogue, RegionMuscles } from './catalogue/catalogue';
export type * from './catalogue/types';
export type * from './catalogue/care-types';
export { byId, chainRegionsOf, evidenceFor, findTechniques, flagOf, labelOf, regionOf, techniqueOf } from './catalogue/lookups';
export type { TechniqueFilter } from './catalogue/lookups';
export { dynamicRegions, flagLimits, modalities, positions, products, resolveConstraint, wordsOf } from './catalogue/vocabulary';
export { CONSTRAINT_KINDS } from './catalogue/vocabulary-types';
export type { ConstraintKind, ConstraintMeaning, DynamicRegion, FlagLimits, Named } from './catalogue/vocabulary-types';
