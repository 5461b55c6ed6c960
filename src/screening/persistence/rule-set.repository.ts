import { Injectable } from '@nestjs/common';
import type { Answers } from '../../intake';
import { currentTransaction } from '../../platform/database/transaction';
import type { Cursor } from '../../platform/http/page';
import type { DryRun } from '../domain/dry-run';
import type { RuleChanges } from '../domain/rule-changes';

export interface RuleSetDraft {
  readonly id: string;
  readonly title: string;
  readonly baseVersion: string;
  readonly changes: RuleChanges;
  readonly draftedBy: string;
  readonly draftedAt: Date;
  readonly approvedBy: readonly string[];
  readonly activatedAt: Date | null;
  readonly dryRun: DryRun | null;
  readonly dryRunId: string | null;
}

export interface AnswersOfClient {
  readonly clientId: string;
  readonly answers: Answers;
  readonly formId: string;
  readonly formVersion: number;
}

const ACTIVE = `SELECT d.id, d.changes FROM rule_set_activation a JOIN rule_set_draft d ON d.clinic_id = a.clinic_id AND d.id = a.draft_id
  WHERE a.clinic_id = $1 ORDER BY a.activated_at DESC, a.draft_id DESC LIMIT 1`;
const ADD = 'INSERT INTO rule_set_draft (clinic_id, id, base_id, base_version, title, changes, drafted_by) VALUES ($1, $2, $3, $4, $5, $6, $7)';
const DRAFT = `SELECT d.id, d.title, d.base_version AS "baseVersion", d.changes, d.drafted_by AS "draftedBy", d.drafted_at AS "draftedAt",
    ARRAY(SELECT p.approver_id::text FROM rule_set_approval p WHERE p.clinic_id = d.clinic_id AND p.draft_id = d.id ORDER BY p.approved_at) AS "approvedBy",
    a.activated_at AS "activatedAt", r.result AS "dryRun", r.id AS "dryRunId"
  FROM rule_set_draft d
  LEFT JOIN rule_set_activation a ON a.clinic_id = d.clinic_id AND a.draft_id = d.id
  LEFT JOIN LATERAL (SELECT id, result FROM rule_set_dry_run x WHERE x.clinic_id = d.clinic_id AND x.draft_id = d.id ORDER BY x.run_at DESC, x.id DESC LIMIT 1) r ON true
  WHERE d.clinic_id = $1`;
const BY_ID = `${DRAFT} AND d.id = $2`;
const NEWEST_FIRST = 'ORDER BY d.drafted_at DESC, d.id DESC LIMIT $2';
const AFTER = 'AND (d.drafted_at, d.id) < ($3::timestamptz, $4::uuid)';
const LOCK = 'SELECT clinic_id FROM clinic WHERE clinic_id = $1 FOR NO KEY UPDATE';
const DRY_RUN = 'INSERT INTO rule_set_dry_run (clinic_id, id, draft_id, result, run_by) VALUES ($1, $2, $3, $4, $5)';
const APPROVE = 'INSERT INTO rule_set_approval (clinic_id, draft_id, approver_id, dry_run_id) VALUES ($1, $2, $3, $4)';
const ACTIVATE = 'INSERT INTO rule_set_activation (clinic_id, draft_id, first_approver_id, second_approver_id) VALUES ($1, $2, $3, $4)';
const LATEST_ANSWERS = `SELECT client_id AS "clientId", answers, form_id AS "formId", form_version AS "formVersion" FROM (
    SELECT DISTINCT ON (client_id) client_id, answers, form_id, form_version, screened_at FROM screening WHERE clinic_id = $1 ORDER BY client_id, screened_at DESC, id DESC
  ) latest ORDER BY screened_at DESC LIMIT $2`;

@Injectable()
export class RuleSetRepository {
  async active(): Promise<Pick<RuleSetDraft, 'id' | 'changes'> | undefined> {
    const tx = currentTransaction();
    const [row] = await tx.rows<Pick<RuleSetDraft, 'id' | 'changes'>>(ACTIVE, [tx.clinicId]);
    return row;
  }

  add(draft: Pick<RuleSetDraft, 'id' | 'title' | 'changes' | 'baseVersion' | 'draftedBy'> & { baseId: string }): void {
    const tx = currentTransaction();
    tx.send(ADD, [tx.clinicId, draft.id, draft.baseId, draft.baseVersion, draft.title, JSON.stringify(draft.changes), draft.draftedBy]);
  }

  async findById(id: string): Promise<RuleSetDraft | undefined> {
    const tx = currentTransaction();
    const [row] = await tx.rows<RuleSetDraft>(BY_ID, [tx.clinicId, id]);
    return row;
  }

  /** Newest first; one row more than `limit` if there are more. */
  list({ limit, after }: { limit: number; after?: Cursor }): Promise<RuleSetDraft[]> {
    const tx = currentTransaction();
    const sql = [DRAFT, ...(after ? [AFTER] : []), NEWEST_FIRST].join(' ');
    return tx.rows<RuleSetDraft>(sql, [tx.clinicId, limit + 1, ...(after ?? [])]);
  }

  /** The newest answers of each client, those seen last first. */
  latestAnswers(limit: number): Promise<AnswersOfClient[]> {
    const tx = currentTransaction();
    return tx.rows<AnswersOfClient>(LATEST_ANSWERS, [tx.clinicId, limit]);
  }

  addDryRun(id: string, draftId: string, result: DryRun, runBy: string): void {
    const tx = currentTransaction();
    tx.send(DRY_RUN, [tx.clinicId, id, draftId, JSON.stringify(result), runBy]);
  }

  /** Approvals of a clinic come one after the other, so that two at once make an activation. */
  async lock(): Promise<void> {
    const tx = currentTransaction();
    await tx.query(LOCK, [tx.clinicId]);
  }

  approve(draftId: string, approverId: string, dryRunId: string): void {
    const tx = currentTransaction();
    tx.send(APPROVE, [tx.clinicId, draftId, approverId, dryRunId]);
  }

  activate(draftId: string, first: string, second: string): void {
    const tx = currentTransaction();
    tx.send(ACTIVATE, [tx.clinicId, draftId, first, second]);
  }
}
