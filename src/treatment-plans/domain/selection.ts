import { chainRegionsOf, evidenceFor } from '../../techniques';
import type { Technique } from '../../techniques';
import { reasonsAgainst, unavailability, workingOn } from './exclusions';
import type { Facts } from './facts';
import { isBarred } from './no-go';
import { pointsOf, scoreOf } from './scoring';
import type { Reason, ScoredTerm } from './suggestion';

export type Candidate = Readonly<{ technique: Technique; points: readonly ScoredTerm[]; score: number }>;

export type Ranking = Readonly<{
  candidates: readonly Candidate[];
  excluded: readonly Readonly<{ technique: string; reasons: readonly Reason[] }>[];
  unavailable: readonly Readonly<{ technique: string; reason: Reason }>[];
}>;

export type Chosen = Readonly<{ lead: Candidate | null; adjuncts: readonly Candidate[]; weakMatch: boolean; at: Facts }>;

/** Ties: better evidence, lower maximum pressure, id. */
function byRank({ catalogue, region }: Facts) {
  const evidence = ({ technique }: Candidate) => catalogue.scoring.evidencePoints[evidenceFor(technique, region.evidenceGroup).grade] as number;
  return (a: Candidate, b: Candidate): number =>
    b.score - a.score ||
    evidence(b) - evidence(a) ||
    a.technique.pressure.max - b.technique.pressure.max ||
    (a.technique.id < b.technique.id ? -1 : 1);
}

/** Every technique of the catalogue, as a candidate with points, excluded with reasons, or not available here. */
export function rank(facts: Facts): Ranking {
  const judged = facts.catalogue.techniques.map((technique) => ({
    technique,
    against: reasonsAgainst(technique, facts),
    missing: unavailability(technique, facts),
  }));
  const open = judged.filter(({ against, missing }) => against.length === 0 && missing === null);
  return {
    candidates: open
      .map(({ technique }) => {
        const points = pointsOf(technique, facts);
        return { technique, points, score: scoreOf(points) };
      })
      .toSorted(byRank(facts)),
    excluded: judged.filter(({ against }) => against.length > 0).map(({ technique, against }) => ({ technique: technique.id, reasons: against })),
    unavailable: judged.flatMap(({ technique, against, missing }) =>
      against.length === 0 && missing !== null ? [{ technique: technique.id, reason: missing }] : [],
    ),
  };
}

/** Work made for these clients leads whenever somebody can give it, whatever else scores. */
const LED_BY_POPULATION = ['active_cancer', 'pregnancy'];

/** Below the threshold nothing argues for discomfort: the best gentle technique is taken before any other. */
function pickLead(candidates: readonly Candidate[], { flagIds, catalogue: { scoring } }: Facts): Candidate | null {
  const leads = candidates.filter(({ technique, score }) => !technique.adjunctOnly && score >= 0);
  const flag = LED_BY_POPULATION.find((id) => flagIds.has(id));
  const made = leads.find(({ technique }) => flag !== undefined && technique.family === 'population' && technique.populationBonus[flag] !== undefined);
  const [best] = leads;
  if (made || !best) return made ?? null;
  return best.score >= scoring.threshold ? best : (leads.find(({ technique }) => technique.discomfort === 0) ?? best);
}

const MOST_ADJUNCTS = 2;

function pickAdjuncts(lead: Candidate, candidates: readonly Candidate[], { input, catalogue: { scoring } }: Facts): readonly Candidate[] {
  const forPopulation = lead.technique.family === 'population';
  const chosen: Candidate[] = [];
  for (const one of candidates) {
    const taken = [lead, ...chosen];
    const fits =
      chosen.length < MOST_ADJUNCTS &&
      one.score > 0 &&
      one.score >= lead.score - scoring.adjunctWindow &&
      !taken.some(({ technique }) => technique.family === one.technique.family) &&
      (!forPopulation || scoring.adjunctFamiliesWithPopulationLead.includes(one.technique.family)) &&
      taken.reduce((all, { technique }) => all + technique.discomfort, one.technique.discomfort) <= scoring.discomfortBudget[input.irritability];
    if (fits) chosen.push(one);
  }
  return chosen;
}

/** The painful region first; where nothing may be done on it, the regions beside it. */
function workPlaces(facts: Facts): readonly Facts[] {
  const beside = chainRegionsOf(facts.catalogue, facts.region.id);
  return [facts, ...beside.filter((region) => !isBarred(facts, region)).map((region) => workingOn(facts, region))];
}

/** Lead = the best score that is not for adjuncts only; below the threshold it is shown as a weak match. */
export function choose(facts: Facts): Chosen {
  for (const at of workPlaces(facts)) {
    const { candidates } = rank(at);
    const lead = pickLead(candidates, at);
    if (lead) return { lead, adjuncts: pickAdjuncts(lead, candidates, at), weakMatch: lead.score < facts.catalogue.scoring.threshold, at };
  }
  return { lead: null, adjuncts: [], weakMatch: false, at: facts };
}
