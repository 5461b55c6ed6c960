import type { ApprovalMark, CausingFinding, PlanEnding, TherapistsAdditions, TreatmentPlan } from '../domain/plan-record';
import type { PlanInput } from '../domain/plan-input';
import type { Suggestion } from '../domain/suggestion';

/** Fields of a left-joined record are null together. */
export interface PlanRow {
  id: string;
  client_id: string;
  intake_id: string;
  screening_id: string;
  clearance_id: string;
  clearance_expires_at: Date;
  asked: TherapistsAdditions;
  input: PlanInput;
  suggestion: Suggestion;
  findings: CausingFinding[];
  catalogue_version: string;
  suggester_version: string;
  rule_set_id: string;
  rule_set_version: string;
  drafted_by: string;
  created_at: Date;
  version: number;
  approval_id: string | null;
  revision: number;
  content_hash: Buffer;
  plan_version: number;
  approval_clearance_id: string;
  approval_clearance_expires_at: Date;
  approved_by: string;
  approved_at: Date;
  withdrawal_reason: string | null;
  withdrawal_note: string | null;
  withdrawn_by: string;
  withdrawn_at: Date;
  discharge_reason: string | null;
  discharge_outcome: string;
  discharged_by: string;
  discharged_at: Date;
}

const approvalOf = (row: PlanRow): ApprovalMark | null =>
  row.approval_id === null
    ? null
    : {
        id: row.approval_id,
        revision: row.revision,
        contentHash: row.content_hash.toString('hex'),
        planVersion: row.plan_version,
        clearanceId: row.approval_clearance_id,
        clearanceExpiresAt: row.approval_clearance_expires_at,
        approvedBy: row.approved_by,
        approvedAt: row.approved_at,
      };

const endingOf = (row: PlanRow): PlanEnding | null => {
  if (row.withdrawal_reason !== null) return { kind: 'withdrawn', reason: row.withdrawal_reason, note: row.withdrawal_note, by: row.withdrawn_by, at: row.withdrawn_at };
  if (row.discharge_reason !== null) return { kind: 'discharged', reason: row.discharge_reason, outcome: row.discharge_outcome, by: row.discharged_by, at: row.discharged_at };
  return null;
};

export const planFromRow = (row: PlanRow): TreatmentPlan => ({
  id: row.id,
  clientId: row.client_id,
  intakeId: row.intake_id,
  screeningId: row.screening_id,
  clearanceId: row.clearance_id,
  clearanceExpiresAt: row.clearance_expires_at,
  asked: row.asked,
  input: row.input,
  suggestion: row.suggestion,
  findings: row.findings,
  catalogueVersion: row.catalogue_version,
  suggesterVersion: row.suggester_version,
  ruleSetId: row.rule_set_id,
  ruleSetVersion: row.rule_set_version,
  draftedBy: row.drafted_by,
  createdAt: row.created_at,
  version: row.version,
  approval: approvalOf(row),
  ending: endingOf(row),
});
