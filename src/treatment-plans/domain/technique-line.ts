import { chainRegionsOf, evidenceFor } from '../../techniques';
import type { Technique } from '../../techniques';
import type { Facts } from './facts';
import { isBarred } from './no-go';
import { positionAdvice } from './positions';
import { pressureCeiling } from './pressure-ceiling';
import type { Candidate } from './selection';
import { strokesOf } from './strokes';
import type { TechniqueLine } from './suggestion';

const FIRST_SESSION_PRESSURE = 2;

/** Starts at its usual pressure, the client's wish or the ceiling, whichever is lowest; lighter on a first visit. */
function startPressure({ pressure }: Technique, ceiling: number, { input }: Facts): number {
  const wish = Math.min(pressure.typical, input.pressurePref ?? pressure.typical, ceiling);
  return Math.max(pressure.min, input.firstVisit ? Math.min(wish, FIRST_SESSION_PRESSURE) : wish);
}

/** Regions of the plan where this technique works: the work region, then chain regions that nothing forbids. */
function regionsOf(technique: Technique, facts: Facts): readonly string[] {
  const chain = chainRegionsOf(facts.catalogue, facts.region.id);
  return [facts.workRegion.id, ...chain.filter((id) => id !== facts.workRegion.id && technique.regions.includes(id) && !isBarred(facts, id))];
}

export function techniqueLine({ technique, points, score }: Candidate, facts: Facts, weakMatch: boolean): TechniqueLine {
  const ceiling = pressureCeiling(facts).value;
  const { kept, leftOut } = strokesOf(technique, facts);
  const { grade, note } = evidenceFor(technique, facts.region.evidenceGroup);
  const allowed = positionAdvice(facts).allowed.map(({ position }) => position);
  return {
    technique: technique.id,
    name: technique.name,
    family: technique.family,
    score,
    points,
    weakMatch,
    startPressure: startPressure(technique, ceiling, facts),
    maxPressure: Math.min(technique.pressure.max, ceiling),
    regions: regionsOf(technique, facts),
    strokes: kept,
    strokesLeftOut: leftOut,
    positions: technique.positions.filter((position) => allowed.includes(position)),
    evidence: { grade, note, sources: technique.evidence.sources },
    cautions: facts.flags.filter((flag) => technique.cautionFlags.includes(flag.id)).map((flag) => `${flag.label}: ${flag.action}`),
    explain: technique.explain,
  };
}
