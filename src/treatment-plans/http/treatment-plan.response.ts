import { ApiProperty } from '@nestjs/swagger';
import { PLAN_STATUSES, statusOf, type ApprovalMark, type PlanEnding } from '../domain/plan-record';
import type { PlanView } from '../use-cases/plan-views';
import { PlanGateResponse } from './plan-gate.response';
import { PlanLineResponse } from './plan-line.response';
import { PlanSuggestionResponse } from './plan-suggestion.response';

export class ApprovalMarkResponse {
  id: string;
  revision: number;
  /** SHA-256 of the frozen content, hex. */
  contentHash: string;
  clearanceId: string;
  approvedBy: string;
  approvedAt: string;

  static of({ id, revision, contentHash, clearanceId, approvedBy, approvedAt }: ApprovalMark): ApprovalMarkResponse {
    return { id, revision, contentHash, clearanceId, approvedBy, approvedAt: approvedAt.toISOString() };
  }
}

export class PlanEndingResponse {
  @ApiProperty({ enum: ['withdrawn', 'discharged'] })
  kind: string;
  reason: string;
  /** What came of it, of a discharge; the note, of a withdrawal. */
  text: string | null;
  endedBy: string;
  endedAt: string;

  static of(ending: PlanEnding): PlanEndingResponse {
    const { kind, reason, by, at } = ending;
    return { kind, reason, text: ending.kind === 'discharged' ? ending.outcome : ending.note, endedBy: by, endedAt: at.toISOString() };
  }
}

/** What the plan was made with. */
export class PlanBasisResponse {
  intakeId: string;
  screeningId: string;
  clearanceId: string;
  clearanceExpiresAt: string;
  ruleSetId: string;
  ruleSetVersion: string;
  catalogueVersion: string;
  suggesterVersion: string;
}

export class TreatmentPlanResponse {
  id: string;
  clientId: string;
  version: number;
  @ApiProperty({ enum: PLAN_STATUSES, description: 'revising: approved and changed since; the approved revision still stands.' })
  status: string;
  gate: PlanGateResponse;
  lines: PlanLineResponse[];
  /** The latest approved revision. */
  approval: ApprovalMarkResponse | null;
  ending: PlanEndingResponse | null;
  /** As it was when the plan was drafted. */
  suggestion: PlanSuggestionResponse;
  basis: PlanBasisResponse;
  draftedBy: string;
  createdAt: string;

  static of({ plan, lines, gate }: PlanView): TreatmentPlanResponse {
    const { id, clientId, version, approval, ending, draftedBy } = plan;
    const { intakeId, screeningId, clearanceId, ruleSetId, ruleSetVersion, catalogueVersion, suggesterVersion } = plan;
    return {
      id, clientId, version,
      status: statusOf(plan),
      gate: PlanGateResponse.of(gate),
      lines: lines.map((line) => PlanLineResponse.of(line)),
      approval: approval && ApprovalMarkResponse.of(approval),
      ending: ending && PlanEndingResponse.of(ending),
      suggestion: PlanSuggestionResponse.of(plan.suggestion, plan.findings),
      basis: { intakeId, screeningId, clearanceId, clearanceExpiresAt: plan.clearanceExpiresAt.toISOString(), ruleSetId, ruleSetVersion, catalogueVersion, suggesterVersion },
      draftedBy,
      createdAt: plan.createdAt.toISOString(),
    };
  }
}
