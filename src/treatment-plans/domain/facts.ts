import type { Catalogue, Flag, Region } from '../../techniques';
import { flagOf, regionOf } from '../../techniques';
import { standingLimits } from './limits';
import type { StandingLimits } from './limits';
import type { PlanInput } from './plan-input';

/** The input with its codes looked up, implied flags added and limits resolved. */
export type Facts = Readonly<{
  input: PlanInput;
  catalogue: Catalogue;
  flags: readonly Flag[];
  flagIds: ReadonlySet<string>;
  region: Region;
  /** Where hands may work for this complaint: the painful region, or one beside it. */
  workRegion: Region;
  limits: StandingLimits;
}>;

/** A high-risk or first-trimester pregnancy is a pregnancy; a treated clot comes with a blood thinner. */
export function withImplied(flags: readonly string[], implies: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return [...new Set(flags.flatMap((flag) => [flag, ...(implies[flag] ?? [])]))];
}

export function gatherFacts(input: PlanInput, catalogue: Catalogue): Facts {
  const ids = withImplied(input.flags, catalogue.scoring.implies);
  const region = regionOf(catalogue, input.region);
  return {
    input,
    catalogue,
    flags: ids.map((id) => flagOf(catalogue, id)),
    flagIds: new Set(ids),
    region,
    workRegion: region,
    limits: standingLimits(input, ids),
  };
}
