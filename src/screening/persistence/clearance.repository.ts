import { Injectable } from '@nestjs/common';
import { ANSWERS_HOLD_DAYS } from '../../intake';
import { currentTransaction } from '../../platform/database/transaction';
import type { Closure } from '../domain/closures';
import type { Limits } from '../domain/limits';

export interface StoredClearance {
  readonly id: string;
  readonly clientId: string;
  readonly intakeId: string;
  readonly screeningId: string;
  readonly reviewId?: string;
  readonly limits: Limits;
  readonly grantedAt: Date;
  readonly expiresAt: Date;
  /** The first time that it was closed. */
  readonly closedAt?: Date;
  /** In the order of time; none where it is open. */
  readonly closures: readonly Closure[];
  /** For how many visits; absent: any number. */
  readonly visits?: number;
  readonly visitsBegun: number;
}

interface ClearanceRow {
  id: string;
  client_id: string;
  intake_id: string;
  screening_id: string;
  review_id: string | null;
  limits: Limits;
  granted_at: Date;
  expires_at: Date;
  closed_at: Date | null;
  closures: { reason: string; by: string | null }[];
  visits: number | null;
  visits_begun: number;
}

interface Granted {
  readonly id: string;
  readonly screeningId: string;
  readonly limits: Limits;
}

/** From the stored screening itself, so that client, intake, level and age of the answers are what they are. */
const GRANT_BY_SCREENING = `INSERT INTO clearance (clinic_id, id, client_id, intake_id, screening_id, level_rank, basis, limits, expires_at)
  SELECT clinic_id, $3::uuid, client_id, intake_id, id, level_rank, 'screening', $4::jsonb, answered_at + make_interval(days => $5::int)
    FROM screening WHERE clinic_id = $1 AND id = $2 AND answered_at + make_interval(days => $5::int) > clock_timestamp()`;
const GRANT_BY_REVIEW = `INSERT INTO clearance (clinic_id, id, client_id, intake_id, screening_id, level_rank, basis, review_id, review_suffices, limits, visits, expires_at)
  SELECT r.clinic_id, $4::uuid, r.client_id, s.intake_id, r.screening_id, r.level_rank, 'review', r.id, r.suffices, $5::jsonb, (r.scope ->> 'visits')::smallint, r.expires_at
    FROM screening_review r JOIN screening s ON s.clinic_id = r.clinic_id AND s.id = r.screening_id
   WHERE r.clinic_id = $1 AND r.id = $2 AND s.id = $3`;
/** To the same day, with a therapist's limits and those of the new screening together. What is left of its visits goes on with it. Nothing where it has run out. */
const CARRY = `INSERT INTO clearance (clinic_id, id, client_id, intake_id, screening_id, level_rank, basis, carried_from, carried_review_id, limits, visits, expires_at)
  SELECT s.clinic_id, $4::uuid, s.client_id, s.intake_id, s.id, s.level_rank, 'carried', c.id, coalesce(c.review_id, c.carried_review_id), $5::jsonb, c.visits - b.begun, c.expires_at
    FROM clearance c CROSS JOIN LATERAL (SELECT count(*)::smallint AS begun FROM clearance_visit v WHERE v.clinic_id = c.clinic_id AND v.clearance_id = c.id) b
    JOIN screening s ON s.clinic_id = c.clinic_id AND s.client_id = c.client_id AND s.level_rank = c.level_rank
   WHERE c.clinic_id = $1 AND c.id = $2 AND s.id = $3 AND c.expires_at > clock_timestamp() AND (c.visits IS NULL OR c.visits > b.begun)`;
/** Closures go on with a clearance that brings nothing new. */
const CLOSE_AS_BEFORE = `INSERT INTO clearance_closure (clinic_id, clearance_id, reason, note, closed_by)
  SELECT c.clinic_id, c.id, k.reason, k.note, k.closed_by FROM clearance_closure k JOIN clearance c ON c.clinic_id = k.clinic_id AND c.id = $3
   WHERE k.clinic_id = $1 AND k.clearance_id = $2`;
const SELECT = `SELECT c.id, c.client_id, c.intake_id, c.screening_id, coalesce(c.review_id, c.carried_review_id) AS review_id, c.limits, c.granted_at, c.expires_at, c.visits, k.closed_at, k.closures,
    (SELECT count(*)::integer FROM clearance_visit v WHERE v.clinic_id = c.clinic_id AND v.clearance_id = c.id) AS visits_begun
  FROM clearance c CROSS JOIN LATERAL (SELECT min(z.closed_at) AS closed_at,
      coalesce(jsonb_agg(jsonb_build_object('reason', z.reason, 'by', z.closed_by) ORDER BY z.closed_at, z.reason), '[]') AS closures
    FROM clearance_closure z WHERE z.clinic_id = c.clinic_id AND z.clearance_id = c.id) k`;
const BY_ID = `${SELECT} WHERE c.clinic_id = $1 AND c.id = $2`;
const LATEST_OF_CLIENT = `${SELECT} WHERE c.clinic_id = $1 AND c.client_id = $2 ORDER BY c.granted_at DESC, c.id DESC LIMIT 1`;
const CLOSE_OPEN = `INSERT INTO clearance_closure (clinic_id, clearance_id, reason, closed_by)
  SELECT c.clinic_id, c.id, $3::text, $4::uuid FROM clearance c
   WHERE c.clinic_id = $1 AND c.client_id = $2
     AND NOT EXISTS (SELECT FROM clearance_closure k WHERE k.clinic_id = c.clinic_id AND k.clearance_id = c.id)
  RETURNING clearance_id`;
const CLOSE = `INSERT INTO clearance_closure (clinic_id, clearance_id, reason, note, closed_by) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT ON CONSTRAINT clearance_closure_pkey DO NOTHING`;

@Injectable()
export class ClearanceRepository {
  /** Nothing is granted where the answers have aged out. */
  grantByScreening({ id, screeningId, limits }: Granted): void {
    const tx = currentTransaction();
    tx.send(GRANT_BY_SCREENING, [tx.clinicId, screeningId, id, JSON.stringify(limits), ANSWERS_HOLD_DAYS]);
  }

  grantByReview(reviewId: string, { id, screeningId, limits }: Granted): Promise<unknown> {
    const tx = currentTransaction();
    return tx.query(GRANT_BY_REVIEW, [tx.clinicId, reviewId, screeningId, id, JSON.stringify(limits)]);
  }

  carry(from: string, { id, screeningId, limits }: Granted): void {
    const tx = currentTransaction();
    tx.send(CARRY, [tx.clinicId, from, screeningId, id, JSON.stringify(limits)]);
  }

  closeAsBefore(before: string, id: string): void {
    const tx = currentTransaction();
    tx.send(CLOSE_AS_BEFORE, [tx.clinicId, before, id]);
  }

  findById(id: string): Promise<StoredClearance | undefined> {
    return this.#one(BY_ID, id);
  }

  latestOfClient(clientId: string): Promise<StoredClearance | undefined> {
    return this.#one(LATEST_OF_CLIENT, clientId);
  }

  /** Closes whatever is still open; returns the ids closed. `closedBy`: the therapist whose review, or whose record of a doctor's word, does. */
  async closeOpenOf(clientId: string, reason: 'changed_since' | 'rules_changed' | 'urgent_answer' | 'medical_advice', closedBy?: string): Promise<string[]> {
    const tx = currentTransaction();
    const rows = await tx.rows<{ clearance_id: string }>(CLOSE_OPEN, [tx.clinicId, clientId, reason, closedBy ?? null]);
    return rows.map((row) => row.clearance_id);
  }

  /** False where it was closed for that reason before. */
  async close(id: string, closure: { reason: string; note?: string; closedBy: string }): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(CLOSE, [tx.clinicId, id, closure.reason, closure.note ?? null, closure.closedBy]);
    return rowCount === 1;
  }

  async #one(sql: string, id: string): Promise<StoredClearance | undefined> {
    const tx = currentTransaction();
    const [row] = await tx.rows<ClearanceRow>(sql, [tx.clinicId, id]);
    return row && fromRow(row);
  }
}

const fromRow = (row: ClearanceRow): StoredClearance => ({
  id: row.id,
  clientId: row.client_id,
  intakeId: row.intake_id,
  screeningId: row.screening_id,
  ...(row.review_id !== null && { reviewId: row.review_id }),
  limits: row.limits,
  grantedAt: row.granted_at,
  expiresAt: row.expires_at,
  ...(row.closed_at !== null && { closedAt: row.closed_at }),
  closures: row.closures.map(({ reason, by }) => ({ reason, ...(by !== null && { by }) })),
  ...(row.visits !== null && { visits: row.visits }),
  visitsBegun: row.visits_begun,
});
