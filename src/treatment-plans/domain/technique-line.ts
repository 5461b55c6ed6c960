import { chainRegionsOf, evidenceFor } from '../../techniques';
import type { Technique } from '../../techniques';
import { reasonsAgainst, workingOn } from './exclusions';
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

/** A chain region is worked with the same technique where nothing there forbids it and its own ceiling is as high. */
const suits = ({ technique }: Candidate, at: Facts, maxPressure: number): boolean =>
  !isBarred(at, at.workRegion.id) && reasonsAgainst(technique, at).length === 0 && pressureCeiling(at).value >= maxPressure;

/** The work region first, then chain regions; strokes that any of them forbids are left out. */
function placesOf(candidate: Candidate, facts: Facts, maxPressure: number): Pick<TechniqueLine, 'regions' | 'strokes' | 'strokesLeftOut'> {
  const { technique } = candidate;
  const chain = chainRegionsOf(facts.catalogue, facts.region.id).filter((id) => id !== facts.workRegion.id && suits(candidate, workingOn(facts, id), maxPressure));
  const regions = [facts.workRegion.id, ...chain];
  const leftOut = regions.flatMap((id) => strokesOf(technique, workingOn(facts, id)).leftOut);
  const strokes = technique.strokes.filter((stroke) => !leftOut.some((out) => out.stroke === stroke));
  return { regions, strokes, strokesLeftOut: [...new Map(leftOut.map((out) => [out.stroke, out])).values()] };
}

export function techniqueLine(candidate: Candidate, facts: Facts, weakMatch: boolean): TechniqueLine {
  const { technique, points, score } = candidate;
  const ceiling = pressureCeiling(facts).value;
  const maxPressure = Math.min(technique.pressure.max, ceiling);
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
    maxPressure,
    ...placesOf(candidate, facts, maxPressure),
    positions: technique.positions.filter((position) => allowed.includes(position)),
    evidence: { grade, note, sources: technique.evidence.sources },
    cautions: facts.flags.filter((flag) => technique.cautionFlags.includes(flag.id)).map((flag) => `${flag.label}: ${flag.action}`),
    explain: technique.explain,
  };
}
