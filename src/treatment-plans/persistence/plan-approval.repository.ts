import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { stale } from '../../platform/errors/domain-error';
import type { FrozenPlan } from '../domain/frozen-plan';
import type { ApprovalMark } from '../domain/plan-record';
import { asClosedGate } from './treatment-plan.repository';

export interface NewApproval {
  readonly id: string;
  readonly planId: string;
  readonly clientId: string;
  readonly revision: number;
  /** Of the plan after this approval. */
  readonly planVersion: number;
  /** Canonical JSON. */
  readonly content: string;
  readonly contentHash: Buffer;
  readonly clearanceId: string;
  readonly clearanceExpiresAt: Date;
  readonly by: string;
}

export interface StoredApproval extends ApprovalMark {
  readonly content: FrozenPlan;
}

interface ApprovalRow {
  id: string;
  revision: number;
  content: string;
  content_hash: Buffer;
  plan_version: number;
  clearance_id: string;
  clearance_expires_at: Date;
  approved_by: string;
  approved_at: Date;
}

const INSERT = `INSERT INTO plan_approval
    (clinic_id, id, plan_id, client_id, revision, plan_version, content, content_hash, clearance_id, clearance_expires_at, approved_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
const OF_PLAN = `SELECT id, revision, content, content_hash, plan_version, clearance_id, clearance_expires_at, approved_by, approved_at
  FROM plan_approval WHERE clinic_id = $1 AND plan_id = $2 AND revision < $3 ORDER BY revision DESC LIMIT $4`;

const NEWEST = 2_147_483_647;

@Injectable()
export class PlanApprovalRepository {
  async add(approval: NewApproval): Promise<void> {
    const tx = currentTransaction();
    const { id, planId, clientId, revision, planVersion, content, contentHash, clearanceId, clearanceExpiresAt, by } = approval;
    try {
      await tx.query(INSERT, [tx.clinicId, id, planId, clientId, revision, planVersion, content, contentHash, clearanceId, clearanceExpiresAt, by]);
    } catch (error) {
      if (['plan_approval_revision', 'plan_approval_of_version'].includes(constraintOf(error) ?? '')) throw stale();
      throw asClosedGate(error);
    }
  }

  /** Newest first; one row more than `limit` if there are more. */
  async ofPlan(planId: string, limit: number, before = NEWEST): Promise<StoredApproval[]> {
    const tx = currentTransaction();
    return (await tx.rows<ApprovalRow>(OF_PLAN, [tx.clinicId, planId, before, limit + 1])).map(fromRow);
  }
}

const fromRow = (row: ApprovalRow): StoredApproval => ({
  id: row.id,
  revision: row.revision,
  content: JSON.parse(row.content) as FrozenPlan,
  contentHash: row.content_hash.toString('hex'),
  planVersion: row.plan_version,
  clearanceId: row.clearance_id,
  clearanceExpiresAt: row.clearance_expires_at,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
});
