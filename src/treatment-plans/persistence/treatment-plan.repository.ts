import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { DomainError } from '../../platform/errors/domain-error';
import type { TreatmentPlan } from '../domain/plan-record';
import { planFromRow, type PlanRow } from './plan-row';

export type NewPlan = Omit<TreatmentPlan, 'createdAt' | 'version' | 'approval' | 'ending'>;

const INSERT = `INSERT INTO treatment_plan (clinic_id, id, client_id, intake_id, screening_id, clearance_id, clearance_expires_at, asked, input, suggestion, findings,
    catalogue_version, suggester_version, rule_set_id, rule_set_version, drafted_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;
const BY_ID = `SELECT p.*, a.id AS approval_id, a.revision, a.content_hash, a.plan_version, a.clearance_id AS approval_clearance_id,
    a.clearance_expires_at AS approval_clearance_expires_at, a.approved_by, a.approved_at,
    w.reason AS withdrawal_reason, w.note AS withdrawal_note, w.withdrawn_by, w.withdrawn_at,
    d.reason AS discharge_reason, d.outcome AS discharge_outcome, d.discharged_by, d.discharged_at
  FROM treatment_plan p
  LEFT JOIN LATERAL (SELECT * FROM plan_approval x WHERE x.clinic_id = p.clinic_id AND x.plan_id = p.id ORDER BY x.revision DESC LIMIT 1) a ON true
  LEFT JOIN plan_withdrawal w ON w.clinic_id = p.clinic_id AND w.plan_id = p.id
  LEFT JOIN plan_discharge d ON d.clinic_id = p.clinic_id AND d.plan_id = p.id
  WHERE p.clinic_id = $1 AND p.id = $2`;
const RAISE_VERSION = 'UPDATE treatment_plan SET version = version + 1 WHERE clinic_id = $1 AND id = $2 AND version = $3 AND closed_at IS NULL';
const CLOSE = 'UPDATE treatment_plan SET version = version + 1, closed_at = clock_timestamp() WHERE clinic_id = $1 AND id = $2 AND version = $3 AND closed_at IS NULL';

@Injectable()
export class TreatmentPlanRepository {
  async add(plan: NewPlan): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query(INSERT, [
        tx.clinicId, plan.id, plan.clientId, plan.intakeId, plan.screeningId, plan.clearanceId, plan.clearanceExpiresAt,
        JSON.stringify(plan.asked), JSON.stringify(plan.input), JSON.stringify(plan.suggestion), JSON.stringify(plan.findings),
        plan.catalogueVersion, plan.suggesterVersion, plan.ruleSetId, plan.ruleSetVersion, plan.draftedBy,
      ]);
    } catch (error) {
      throw asClosedGate(error);
    }
  }

  async findById(id: string): Promise<TreatmentPlan | undefined> {
    const tx = currentTransaction();
    const [row] = await tx.rows<PlanRow>(BY_ID, [tx.clinicId, id]);
    return row && planFromRow(row);
  }

  /** False: changed or ended meanwhile. */
  raiseVersion(id: string, version: number): Promise<boolean> {
    return this.#change(RAISE_VERSION, id, version);
  }

  /** Nothing about the plan changes any more. False: changed or ended meanwhile. */
  close(id: string, version: number): Promise<boolean> {
    return this.#change(CLOSE, id, version);
  }

  async #change(sql: string, id: string, version: number): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(sql, [tx.clinicId, id, version]);
    return rowCount === 1;
  }
}

const OF_THE_GATE = ['treatment_plan_clearance', 'treatment_plan_within_clearance', 'plan_approval_clearance', 'plan_approval_within_clearance'];

/** Postgres refused what no clearance stands behind, or one that ran out a moment ago. */
export const asClosedGate = (error: unknown): unknown =>
  OF_THE_GATE.includes(constraintOf(error) ?? '')
    ? new DomainError('conflict', 'gate_closed', 'There is no current clearance for this client, so nothing may be planned. Look at the gate of the client: its reasons say what to do.')
    : error;
