import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { Score } from '../domain/note-record';
import type { Visit } from '../domain/trend';
import { VISIBLE } from './visible';

export type ScoreRow = Omit<Score, 'value'> & Readonly<{ noteId: string; heldAt: Date; value: number }>;
/** With the region that its note was begun for; null: of no treatment, or not named. */
export type ClientScoreRow = ScoreRow & Readonly<{ complaint: string | null }>;
export type CourseRow = Readonly<{ clientId: string; first: number; last: number; complaint: string; techniques: readonly string[]; therapistId: string }>;

const VISIT = `n.held_at AS "heldAt", (n.summary ->> 'painBefore')::float8 AS pain, n.summary ->> 'sinceLast' AS "sinceLast",
  (n.summary ->> 'overallChange')::float8 AS "overallChange", n.summary -> 'held' AS held, n.privacy = 'clinical' AS "isOpen"`;
/** Whoever may read them: what holds the gate is decided on all of a client's treatments. */
const COURSE = `SELECT ${VISIT} FROM session_note n WHERE n.clinic_id = $1 AND n.client_id = $2 AND n.plan_id IS NOT DISTINCT FROM $3::uuid AND n.kind = 'treatment'
  AND n.signed_at IS NOT NULL ORDER BY n.held_at, n.id`;
const SCORES = `SELECT n.id AS "noteId", n.held_at AS "heldAt", s.measure, s.moment, s.item, s.value::float8 AS value, n.summary ->> 'complaintRegion' AS complaint
  FROM session_note n JOIN note_score s ON s.clinic_id = n.clinic_id AND s.note_id = n.id
  WHERE n.clinic_id = $1 AND ${VISIBLE} AND n.client_id = $3 AND n.signed_at IS NOT NULL ORDER BY n.held_at, n.id, s.place`;
const TIMES_OF_PLAN = `SELECT held_at AS "heldAt" FROM session_note WHERE clinic_id = $1 AND plan_id = $2 AND kind = 'treatment' AND signed_at IS NOT NULL ORDER BY held_at, id`;
/** Of a plan, of notes that all clinical staff may read: whoever reads the discharge reads these. */
const OPEN_TO_ALL = `n.clinic_id = $1 AND n.plan_id = $2 AND n.privacy = 'clinical' AND n.kind = 'treatment' AND n.signed_at IS NOT NULL`;
const SCORES_OF_PLAN = `SELECT n.id AS "noteId", n.held_at AS "heldAt", s.measure, s.moment, s.item, s.value::float8 AS value
  FROM session_note n JOIN note_score s ON s.clinic_id = n.clinic_id AND s.note_id = n.id WHERE ${OPEN_TO_ALL} ORDER BY n.held_at, n.id, s.place`;
const NOTES_OF_PLAN = `SELECT n.id AS "noteId", encode(s.content_hash, 'hex') AS "contentHash"
  FROM session_note n JOIN note_signature s ON s.clinic_id = n.clinic_id AND s.note_id = n.id WHERE ${OPEN_TO_ALL} ORDER BY n.held_at, n.id`;
const DRAFTS_OF_PLAN = `SELECT count(*)::int AS drafts FROM session_note n WHERE n.clinic_id = $1 AND ${VISIBLE} AND n.plan_id = $3 AND n.signed_at IS NULL AND n.withdrawn_at IS NULL`;
/** One row per client and plan: pain on the first and the last arrival of at least two. */
const COURSES = `SELECT "clientId", (pains[1])::float8 AS first, (pains[cardinality(pains)])::float8 AS last, complaint, techniques, "therapistId" FROM (
    SELECT n.client_id AS "clientId", array_agg((n.summary ->> 'painBefore')::numeric ORDER BY n.held_at, n.id) AS pains,
      (array_agg(n.summary ->> 'complaintRegion' ORDER BY n.held_at, n.id))[1] AS complaint,
      (array_agg(n.author_id ORDER BY n.held_at, n.id))[1] AS "therapistId",
      ARRAY(SELECT DISTINCT l.technique FROM session_note m JOIN note_treatment_line l ON l.clinic_id = m.clinic_id AND l.note_id = m.id
            WHERE m.clinic_id = $1 AND m.client_id = n.client_id AND m.plan_id IS NOT DISTINCT FROM n.plan_id AND m.held_at >= $2 AND m.held_at < $3) AS techniques
    FROM session_note n
    WHERE n.clinic_id = $1 AND n.signed_at IS NOT NULL AND n.kind = 'treatment' AND n.held_at >= $2 AND n.held_at < $3 AND n.summary ->> 'painBefore' IS NOT NULL
    GROUP BY n.client_id, n.plan_id HAVING count(*) > 1) course`;

@Injectable()
export class OutcomeQuery {
  /** The signed treatments by this plan (or by none), in the order of time. */
  async courseOf(clientId: string, planId: string | null): Promise<Visit[]> {
    const tx = currentTransaction();
    return tx.rows<Visit>(COURSE, [tx.clinicId, clientId, planId]);
  }

  /** In the order of time, of the notes that this reader may see. */
  scoresOf(clientId: string, readerId: string): Promise<ClientScoreRow[]> {
    const tx = currentTransaction();
    return tx.rows<ClientScoreRow>(SCORES, [tx.clinicId, readerId, clientId]);
  }

  async timesOfPlan(planId: string): Promise<Date[]> {
    const tx = currentTransaction();
    return (await tx.rows<{ heldAt: Date }>(TIMES_OF_PLAN, [tx.clinicId, planId])).map(({ heldAt }) => heldAt);
  }

  /** In the order of time, as are the notes below. */
  scoresOfPlan(planId: string): Promise<ScoreRow[]> {
    const tx = currentTransaction();
    return tx.rows<ScoreRow>(SCORES_OF_PLAN, [tx.clinicId, planId]);
  }

  notesOfPlan(planId: string): Promise<{ noteId: string; contentHash: string }[]> {
    const tx = currentTransaction();
    return tx.rows<{ noteId: string; contentHash: string }>(NOTES_OF_PLAN, [tx.clinicId, planId]);
  }

  /** Of those that this reader may see. */
  async draftsOfPlan(planId: string, readerId: string): Promise<number> {
    const tx = currentTransaction();
    return (await tx.rows<{ drafts: number }>(DRAFTS_OF_PLAN, [tx.clinicId, readerId, planId]))[0]?.drafts ?? 0;
  }

  courses(from: Date, to: Date): Promise<CourseRow[]> {
    const tx = currentTransaction();
    return tx.rows<CourseRow>(COURSES, [tx.clinicId, from, to]);
  }
}
