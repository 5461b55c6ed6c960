import type { Catalogue } from '../../techniques';
import { consentNeeded, claimsFor } from './consent';
import { doseOf } from './dose';
import { gatherFacts } from './facts';
import type { Facts } from './facts';
import { measuresFor, reviewOf, stopRulesOf } from './follow-up';
import { gates } from './gates';
import { leaveOutOf, requirementsOf } from './leave-out';
import { chainRegions, musclesToConsider } from './muscles';
import { noGoPlaces } from './no-go';
import { notesFor } from './notes';
import type { PlanInput } from './plan-input';
import { positionAdvice } from './positions';
import { pressureCeiling } from './pressure-ceiling';
import { ruleOuts } from './rule-outs';
import { choose, rank } from './selection';
import { selfCareOf } from './self-care';
import type { HeldReason, Suggestion } from './suggestion';
import { techniqueLine } from './technique-line';

/** Raise with every change of the method; a plan stores the version that suggested it. */
export const suggesterVersion = '2026.1';

/** Nothing is planned; only the reasons, and home care where massage is merely not the treatment to lead. */
function held(reasons: readonly [HeldReason, ...HeldReason[]], facts: Facts): Suggestion {
  const [{ status }] = reasons;
  return {
    status,
    reasons,
    lead: null,
    adjuncts: [],
    considered: [],
    ceiling: null,
    excluded: [],
    unavailable: [],
    noGo: [],
    positions: { allowed: [], excluded: [] },
    leaveOut: [],
    requirements: [],
    muscles: [],
    chainRegions: [],
    dose: null,
    selfCare: status === 'not_lead_treatment' ? selfCareOf(facts) : { offered: [], withheld: [] },
    measures: [],
    review: null,
    stopRules: [],
    consent: [],
    claims: [],
    notes: [],
    catalogueVersion: facts.catalogue.version,
  };
}

function planned(facts: Facts): Suggestion {
  const chosen = choose(facts);
  const { at } = chosen;
  const ranking = rank(at);
  const lead = chosen.lead && techniqueLine(chosen.lead, at, chosen.weakMatch);
  const adjuncts = chosen.adjuncts.map((adjunct) => techniqueLine(adjunct, at, false));
  const lines = lead ? [lead, ...adjuncts] : [];
  const dose = doseOf(facts);
  return {
    status: 'ok',
    reasons: [],
    lead,
    adjuncts,
    considered: ranking.candidates.map(({ technique, score }) => ({ technique: technique.id, score })),
    ceiling: pressureCeiling(at),
    excluded: ranking.excluded,
    unavailable: ranking.unavailable,
    noGo: noGoPlaces(facts),
    positions: positionAdvice(facts),
    leaveOut: leaveOutOf(facts),
    requirements: requirementsOf(facts),
    muscles: musclesToConsider(facts),
    chainRegions: chainRegions(facts),
    dose,
    selfCare: selfCareOf(facts),
    measures: measuresFor(facts),
    review: reviewOf(facts, dose),
    stopRules: stopRulesOf(facts),
    consent: consentNeeded(facts, lines),
    claims: claimsFor(facts, lines),
    notes: notesFor(facts, chosen),
    catalogueVersion: facts.catalogue.version,
  };
}

/**
 * A plan for the therapist to accept, edit or reject, or the reasons why there is none.
 * Method: gates, rule-outs, pressure ceiling, exclusions, scoring, selection; each step in its own file.
 */
export function suggest(input: PlanInput, catalogue: Catalogue): Suggestion {
  const facts = gatherFacts(input, catalogue);
  const [first, ...rest] = [...gates(facts), ...ruleOuts(facts)];
  return first ? held([first, ...rest], facts) : planned(facts);
}
