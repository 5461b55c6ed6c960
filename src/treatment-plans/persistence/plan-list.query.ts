import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import { statusOf, type PlanEnding, type PlanStatus } from '../domain/plan-record';

export interface PlanSummary {
  readonly id: string;
  readonly status: PlanStatus;
  readonly region: string;
  readonly leadTechnique: string | null;
  readonly draftedBy: string;
  readonly createdAt: Date;
  readonly version: number;
  readonly revision: number | null;
  readonly approvedAt: Date | null;
}

type SummaryRow = Omit<PlanSummary, 'status'> & { planVersion: number | null; ending: PlanEnding['kind'] | null };

const SELECT = `SELECT p.id, p.input ->> 'region' AS region, p.suggestion #>> '{lead,technique}' AS "leadTechnique", p.drafted_by AS "draftedBy",
    p.created_at AS "createdAt", p.version, a.revision, a.plan_version AS "planVersion", a.approved_at AS "approvedAt",
    CASE WHEN w.plan_id IS NOT NULL THEN 'withdrawn' WHEN d.plan_id IS NOT NULL THEN 'discharged' END AS ending
  FROM treatment_plan p
  LEFT JOIN LATERAL (SELECT revision, plan_version, approved_at FROM plan_approval x WHERE x.clinic_id = p.clinic_id AND x.plan_id = p.id
                     ORDER BY x.revision DESC LIMIT 1) a ON true
  LEFT JOIN plan_withdrawal w ON w.clinic_id = p.clinic_id AND w.plan_id = p.id
  LEFT JOIN plan_discharge d ON d.clinic_id = p.clinic_id AND d.plan_id = p.id
  WHERE p.clinic_id = $1 AND p.client_id = $2`;
const ORDER = 'ORDER BY p.created_at DESC, p.id DESC LIMIT $3';
const FIRST_PAGE = `${SELECT} ${ORDER}`;
const NEXT_PAGE = `${SELECT} AND (p.created_at, p.id) < ($4, $5::uuid) ${ORDER}`;

@Injectable()
export class PlanListQuery {
  /** Newest first; one row more than `limit` if there are more. */
  async ofClient(clientId: string, limit: number, after?: readonly string[]): Promise<PlanSummary[]> {
    const tx = currentTransaction();
    const rows = await tx.rows<SummaryRow>(after ? NEXT_PAGE : FIRST_PAGE, [tx.clinicId, clientId, limit + 1, ...(after ?? [])]);
    return rows.map(({ planVersion, ending, ...row }) => ({
      ...row,
      status: statusOf({ version: row.version, ending: ending && { kind: ending }, approval: planVersion === null ? null : { planVersion } }),
    }));
  }
}
