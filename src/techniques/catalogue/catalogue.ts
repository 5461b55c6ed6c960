import type { Dosing, OutcomeMeasure, PlanWords, Scoring, SelfCareItem } from './care-types';
import causes from './data/causes.json';
import chainRegions from './data/chain-regions.json';
import chains from './data/chains.json';
import claims from './data/claims.json';
import conflicts from './data/conflicts.json';
import dermatomes from './data/dermatomes.json';
import dosing from './data/dosing.json';
import flags from './data/flags.json';
import muscles from './data/muscles.json';
import measures from './data/outcome-measures.json';
import pressureLevels from './data/pressure-levels.json';
import regionMuscles from './data/region-muscles.json';
import regions from './data/regions.json';
import scoring from './data/scoring.json';
import selfCare from './data/self-care.json';
import sources from './data/sources.json';
import strokes from './data/strokes.json';
import subAreas from './data/sub-areas.json';
import techniques from './data/techniques.json';
import words from './data/words.json';
import type { Basis, Cause, Chain, Claim, Dermatomes, Flag, Muscle, PressureLevel, Region, Source, Stroke, SubArea, Technique } from './types';

/** Raise with every change of the data; a plan stores the version it was made with. */
export const catalogueVersion = '2026.1';

export type RegionMuscles = Readonly<Record<'home' | 'primary' | 'secondary', readonly string[]>>;

export type Catalogue = Readonly<{
  version: string;
  techniques: readonly Technique[];
  strokes: readonly Stroke[];
  regions: readonly Region[];
  subAreas: readonly SubArea[];
  pressureLevels: readonly PressureLevel[];
  flags: readonly Flag[];
  muscles: readonly Muscle[];
  /** By region: muscles that lie there (`home`) and muscles felt there (`primary`, `secondary`). */
  regionMuscles: Readonly<Record<string, RegionMuscles | undefined>>;
  chains: readonly Chain[];
  chainRegions: Readonly<Record<string, Readonly<{ regions: readonly string[]; basis: Basis }> | undefined>>;
  dermatomes: Dermatomes;
  causes: readonly Cause[];
  claims: readonly Claim[];
  selfCare: readonly SelfCareItem[];
  measures: readonly OutcomeMeasure[];
  dosing: Dosing;
  scoring: Scoring;
  words: PlanWords;
  sources: readonly Source[];
  /** Where the sources disagree, for therapists. */
  conflicts: readonly string[];
}>;

export const catalogue = {
  version: catalogueVersion,
  techniques,
  strokes,
  regions,
  subAreas,
  pressureLevels,
  flags,
  muscles,
  regionMuscles,
  chains,
  chainRegions,
  dermatomes,
  causes,
  claims,
  selfCare,
  measures,
  dosing,
  scoring,
  words,
  sources,
  conflicts,
} as unknown as Catalogue;
