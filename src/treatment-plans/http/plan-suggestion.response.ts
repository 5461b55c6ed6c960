import { ApiProperty } from '@nestjs/swagger';
import { HELD_STATUSES } from '../domain/plan-input';
import type { CausingFinding } from '../domain/plan-record';
import { CERTAINTY } from '../domain/notes';
import type { Suggestion } from '../domain/suggestion';
import { CausingFindingResponse, PlanSourceResponse, ReasonResponse, sourcesOf } from './reason.response';
import { ChainRegionResponse, ClaimResponse, DoseResponse, MuscleToConsiderResponse, OfferedSelfCareResponse, PlannedMeasureResponse, PlanReviewResponse, StopRuleResponse, WithheldSelfCareResponse } from './suggested-care.response';
import { ConsentNeededResponse, LeftOutResponse, NoGoResponse, PositionAdviceResponse, PressureCeilingResponse, RequirementResponse } from './suggested-limits.response';
import { ConsideredTechniqueResponse, ExcludedTechniqueResponse, SuggestedTechniqueResponse, UnavailableTechniqueResponse } from './suggested-technique.response';

const STATUSES = ['ok', ...HELD_STATUSES];

export class SelfCareResponse {
  offered: OfferedSelfCareResponse[];
  withheld: WithheldSelfCareResponse[];
}

/** What the suggester proposes, with a written reason for each step; or why it proposes nothing. */
export class PlanSuggestionResponse {
  @ApiProperty({ enum: STATUSES, description: 'ok, or why nothing is suggested.' })
  status: string;
  /** Why nothing is suggested, worst first. */
  reasons: ReasonResponse[];
  lead: SuggestedTechniqueResponse | null;
  adjuncts: SuggestedTechniqueResponse[];
  /** Everything that could have been suggested, best first. */
  considered: ConsideredTechniqueResponse[];
  pressureCeiling: PressureCeilingResponse | null;
  excluded: ExcludedTechniqueResponse[];
  unavailable: UnavailableTechniqueResponse[];
  noGo: NoGoResponse[];
  positions: PositionAdviceResponse;
  leaveOut: LeftOutResponse[];
  requirements: RequirementResponse[];
  /** To examine; not a diagnosis. */
  muscles: MuscleToConsiderResponse[];
  chainRegions: ChainRegionResponse[];
  dose: DoseResponse | null;
  selfCare: SelfCareResponse;
  measures: PlannedMeasureResponse[];
  review: PlanReviewResponse | null;
  stopRules: StopRuleResponse[];
  consent: ConsentNeededResponse[];
  claims: ClaimResponse[];
  notes: string[];
  /** The screening findings named as causes above. */
  findings: CausingFindingResponse[];
  sources: PlanSourceResponse[];
  /** How sure all of this is. */
  certainty: string;
  catalogueVersion: string;

  static of(suggestion: Suggestion, findings: readonly CausingFinding[]): PlanSuggestionResponse {
    const { status, lead, ceiling, dose, review, catalogueVersion } = suggestion;
    return {
      status,
      reasons: suggestion.reasons.map((one) => ReasonResponse.of(one)),
      lead: lead && SuggestedTechniqueResponse.of(lead),
      adjuncts: suggestion.adjuncts.map((one) => SuggestedTechniqueResponse.of(one)),
      considered: suggestion.considered.map((one) => ConsideredTechniqueResponse.of(one)),
      pressureCeiling: ceiling && PressureCeilingResponse.of(ceiling),
      excluded: suggestion.excluded.map((one) => ExcludedTechniqueResponse.of(one)),
      unavailable: suggestion.unavailable.map((one) => UnavailableTechniqueResponse.of(one)),
      ...limitsOf(suggestion),
      muscles: suggestion.muscles.map((one) => MuscleToConsiderResponse.of(one)),
      chainRegions: suggestion.chainRegions.map((one) => ChainRegionResponse.of(one)),
      dose: dose && DoseResponse.of(dose),
      selfCare: selfCareOf(suggestion),
      measures: suggestion.measures.map((one) => PlannedMeasureResponse.of(one)),
      review: review && PlanReviewResponse.of(review),
      claims: suggestion.claims.map((one) => ClaimResponse.of(one)),
      notes: suggestion.notes.filter((note) => note !== CERTAINTY),
      findings: findings.map((one) => CausingFindingResponse.of(one)),
      sources: sourcesOf(sourceIds(suggestion, findings)),
      certainty: CERTAINTY,
      catalogueVersion,
    };
  }
}

const limitsOf = ({ noGo, positions, leaveOut, requirements, stopRules, consent }: Suggestion) => ({
  noGo: noGo.map((one) => NoGoResponse.of(one)),
  positions: PositionAdviceResponse.of(positions),
  leaveOut: leaveOut.map((one) => LeftOutResponse.of(one)),
  requirements: requirements.map((one) => RequirementResponse.of(one)),
  stopRules: stopRules.map((one) => StopRuleResponse.of(one)),
  consent: consent.map((one) => ConsentNeededResponse.of(one)),
});

const selfCareOf = ({ selfCare: { offered, withheld } }: Suggestion): SelfCareResponse => ({
  offered: offered.map((one) => OfferedSelfCareResponse.of(one)),
  withheld: withheld.map((one) => WithheldSelfCareResponse.of(one)),
});

const sourceIds = ({ lead, adjuncts, dose, selfCare, stopRules }: Suggestion, findings: readonly CausingFinding[]): string[] => [
  ...[...(lead ? [lead] : []), ...adjuncts].flatMap((line) => line.evidence.sources),
  ...(dose ? [...dose.sources, ...dose.modifiers.flatMap((one) => one.sources)] : []),
  ...[...selfCare.offered, ...stopRules, ...findings].flatMap((one) => one.sources),
];
