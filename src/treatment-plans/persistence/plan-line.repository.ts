import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { DecisionWord, LineContent, LineKind, PlanLine } from '../domain/plan-line';

export interface NewLine {
  readonly id: string;
  readonly place: number;
  readonly origin: 'suggested' | 'added';
  readonly content: LineContent;
  readonly reason?: string;
}

export interface NewDecision {
  readonly id: string;
  readonly planId: string;
  readonly lineId: string;
  /** Of the plan after this decision. */
  readonly planVersion: number;
  readonly decision: DecisionWord;
  readonly content?: LineContent;
  readonly reason?: string;
  readonly by: string;
}

interface LineRow {
  id: string;
  place: number;
  kind: LineKind;
  origin: 'suggested' | 'added';
  content: LineContent;
  reason: string | null;
  added_by: string;
  added_at: Date;
  decision: DecisionWord | null;
  decided_content: LineContent | null;
  decided_reason: string | null;
  decided_by: string;
  decided_at: Date;
}

const INSERT = `INSERT INTO plan_line (clinic_id, id, plan_id, place, kind, origin, content, reason, added_by)
  SELECT $1, l.id, $2, l.place, l.content ->> 'kind', l.origin, l.content, l.reason, $3
  FROM jsonb_to_recordset($4::jsonb) AS l (id uuid, place smallint, origin text, content jsonb, reason text)`;
const OF_PLAN = `SELECT l.id, l.place, l.kind, l.origin, l.content, l.reason, l.added_by, l.added_at,
    d.decision, d.content AS decided_content, d.reason AS decided_reason, d.decided_by, d.decided_at
  FROM plan_line l
  LEFT JOIN LATERAL (SELECT * FROM plan_line_decision x WHERE x.clinic_id = l.clinic_id AND x.plan_id = l.plan_id AND x.line_id = l.id
                     ORDER BY x.plan_version DESC LIMIT 1) d ON true
  WHERE l.clinic_id = $1 AND l.plan_id = $2 ORDER BY l.place`;
const DECIDE = `INSERT INTO plan_line_decision (clinic_id, id, plan_id, line_id, plan_version, decision, content, reason, decided_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

@Injectable()
export class PlanLineRepository {
  add(planId: string, lines: readonly NewLine[], by: string): void {
    const tx = currentTransaction();
    tx.send(INSERT, [tx.clinicId, planId, by, JSON.stringify(lines)]);
  }

  addDecision(decision: NewDecision): void {
    const tx = currentTransaction();
    const { id, planId, lineId, planVersion, content, reason, by } = decision;
    tx.send(DECIDE, [tx.clinicId, id, planId, lineId, planVersion, decision.decision, content ? JSON.stringify(content) : null, reason ?? null, by]);
  }

  /** In their order, each with its latest decision. */
  async ofPlan(planId: string): Promise<PlanLine[]> {
    const tx = currentTransaction();
    return (await tx.rows<LineRow>(OF_PLAN, [tx.clinicId, planId])).map(fromRow);
  }
}

const fromRow = (row: LineRow): PlanLine => ({
  id: row.id,
  place: row.place,
  kind: row.kind,
  origin: row.origin,
  content: row.content,
  reason: row.reason,
  addedBy: row.added_by,
  addedAt: row.added_at,
  decision: row.decision && { decision: row.decision, content: row.decided_content, reason: row.decided_reason, by: row.decided_by, at: row.decided_at },
});
