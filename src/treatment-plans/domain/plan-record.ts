import type { PlanInput, PreviousResponse } from './plan-input';
import type { PlanLine } from './plan-line';
import type { Suggestion } from './suggestion';

/** What a therapist knows and no client is asked. */
export type TherapistsAdditions = Readonly<{
  therapistFlags: readonly string[];
  sites: Readonly<Record<string, readonly string[]>>;
  medicallyAssessed: boolean;
  previous: Readonly<Record<string, PreviousResponse>>;
}>;

/** A screening finding that the suggestion names as a cause: what it is, from where, how sure. */
export type CausingFinding = Readonly<{ ruleId: string; condition: string; level: string; therapistNote: string; certainty: string; sources: readonly string[] }>;

export type ApprovalMark = Readonly<{ id: string; revision: number; contentHash: string; planVersion: number; clearanceId: string; clearanceExpiresAt: Date; approvedBy: string; approvedAt: Date }>;

export const WITHDRAWAL_REASONS = ['not_suitable', 'client_declined', 'superseded', 'drafted_in_error', 'health_changed', 'other'] as const;
export const DISCHARGE_REASONS = ['goals_met', 'no_progress', 'course_complete', 'referred', 'client_stopped', 'moved_on', 'other'] as const;

export type PlanEnding =
  | Readonly<{ kind: 'withdrawn'; reason: string; note: string | null; by: string; at: Date }>
  | Readonly<{ kind: 'discharged'; reason: string; outcome: string; by: string; at: Date }>;

/** A plan as it is kept. */
export type TreatmentPlan = Readonly<{
  id: string;
  clientId: string;
  intakeId: string;
  screeningId: string;
  clearanceId: string;
  clearanceExpiresAt: Date;
  asked: TherapistsAdditions;
  input: PlanInput;
  suggestion: Suggestion;
  findings: readonly CausingFinding[];
  catalogueVersion: string;
  suggesterVersion: string;
  ruleSetId: string;
  ruleSetVersion: string;
  draftedBy: string;
  createdAt: Date;
  version: number;
  /** The latest. */
  approval: ApprovalMark | null;
  ending: PlanEnding | null;
}>;

export const PLAN_STATUSES = ['draft', 'approved', 'revising', 'withdrawn', 'discharged'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** Read off the records. `revising`: approved once and changed since; the approved revision still stands. */
export function statusOf({ ending, approval, version }: Readonly<{ ending: Pick<PlanEnding, 'kind'> | null; approval: Pick<ApprovalMark, 'planVersion'> | null; version: number }>): PlanStatus {
  if (ending) return ending.kind;
  if (!approval) return 'draft';
  return approval.planVersion === version ? 'approved' : 'revising';
}

/** Said wherever a plan is read while the gate is closed. */
export const HOLD_WARNING = 'Hold: do not treat by this plan. The gate is closed; the reasons say what to do.';

export type PlanWithLines = Readonly<{ plan: TreatmentPlan; lines: readonly PlanLine[] }>;
