import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { Cursor } from '../../platform/http/page';
import type { NoteSummary } from '../domain/note-record';
import type { NoteKind } from '../domain/sections';
import { VISIBLE } from './visible';

export interface NoteLine {
  readonly id: string;
  readonly clientId: string;
  /** A discharge stands in the timeline under the id of its plan. */
  readonly kind: NoteKind | 'discharge';
  readonly authorId: string;
  readonly planId: string | null;
  readonly heldAt: Date;
  readonly startedAt: Date;
  readonly signedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly privacy: string;
  readonly summary: NoteSummary | null;
  readonly amendments: number;
  /** Null: none is needed. */
  readonly cosigned: boolean | null;
}

const LINE = `n.id, n.client_id AS "clientId", n.kind, n.author_id AS "authorId", n.plan_id AS "planId", n.held_at AS "heldAt", n.started_at AS "startedAt",
    n.signed_at AS "signedAt", n.withdrawn_at AS "withdrawnAt", n.privacy, n.summary,
    (SELECT count(*)::int FROM note_amendment a WHERE a.clinic_id = n.clinic_id AND a.note_id = n.id) AS amendments,
    CASE WHEN (n.summary ->> 'needsCosignature')::boolean THEN EXISTS (SELECT FROM note_cosignature c WHERE c.clinic_id = n.clinic_id AND c.note_id = n.id) END AS cosigned`;
const DISCHARGE = `d.plan_id AS id, d.client_id AS "clientId", 'discharge' AS kind, d.signer_id AS "authorId", d.plan_id AS "planId", d.signed_at AS "heldAt", d.signed_at AS "startedAt",
    d.signed_at AS "signedAt", NULL::timestamptz AS "withdrawnAt", 'clinical' AS privacy, NULL::jsonb AS summary,
    (SELECT count(*)::int FROM discharge_amendment a WHERE a.clinic_id = d.clinic_id AND a.plan_id = d.plan_id) AS amendments, NULL::boolean AS cosigned`;
const OF_CLIENT = `SELECT ${LINE} FROM session_note n WHERE n.clinic_id = $1 AND ${VISIBLE} AND n.client_id = $3`;
const NEWEST_FIRST = 'ORDER BY n.held_at DESC, n.id DESC LIMIT $4';
const NEWEST_NOTES = `${OF_CLIENT} ${NEWEST_FIRST}`;
const DISCHARGES = `SELECT ${DISCHARGE} FROM discharge_summary d WHERE d.clinic_id = $1 AND d.client_id = $3`;
const NEWEST_DISCHARGED = 'ORDER BY d.signed_at DESC, d.plan_id DESC LIMIT $4';
const MERGED = 'ORDER BY "heldAt" DESC, id DESC LIMIT $4';
const FIRST_PAGE = `SELECT * FROM ((${NEWEST_NOTES}) UNION ALL (${DISCHARGES} ${NEWEST_DISCHARGED})) line ${MERGED}`;
const NEXT_PAGE = `SELECT * FROM ((${OF_CLIENT} AND (n.held_at, n.id) < ($5::timestamptz, $6::uuid) ${NEWEST_FIRST})
  UNION ALL (${DISCHARGES} AND (d.signed_at, d.plan_id) < ($5::timestamptz, $6::uuid) ${NEWEST_DISCHARGED})) line ${MERGED}`;

const OF_APPOINTMENT = `SELECT ${LINE} FROM session_note n WHERE n.clinic_id = $1 AND ${VISIBLE} AND n.appointment_id = $3 ORDER BY n.held_at, n.id LIMIT 50`;

/** My own drafts, and what I signed as a student that nobody has signed beside me. */
const UNSIGNED = `SELECT ${LINE} FROM session_note n WHERE n.clinic_id = $1 AND n.author_id = $2 AND n.signed_at IS NULL AND n.withdrawn_at IS NULL ORDER BY n.held_at, n.id LIMIT $3`;
const AWAITING = `SELECT ${LINE} FROM note_signature w JOIN session_note n ON n.clinic_id = w.clinic_id AND n.id = w.note_id
  WHERE w.clinic_id = $1 AND ${VISIBLE} AND w.needs_cosignature
    AND NOT EXISTS (SELECT FROM note_cosignature c WHERE c.clinic_id = w.clinic_id AND c.note_id = w.note_id) ORDER BY n.held_at, n.id LIMIT $3`;

const SEARCH = `SELECT ${LINE} FROM notes_like($3::tsquery, $2, (SELECT m.credentials FROM staff_member m WHERE m.clinic_id = $1 AND m.id = $2), $4, $5, $6, $7) AS hit
  JOIN session_note n ON n.clinic_id = $1 AND n.id = hit.id WHERE ${VISIBLE} ORDER BY n.held_at DESC, n.id DESC`;

export type Search = Readonly<{ query: string; clientId: string | null; limit: number; after?: Cursor }>;

@Injectable()
export class NoteListQuery {
  /** Newest first; one row more than `limit` if there are more. */
  ofClient(clientId: string, readerId: string, limit: number): Promise<NoteLine[]> {
    const tx = currentTransaction();
    return tx.rows<NoteLine>(NEWEST_NOTES, [tx.clinicId, readerId, clientId, limit + 1]);
  }

  /** Notes and discharges, newest first; one row more than `limit` if there are more. */
  timeline(clientId: string, readerId: string, limit: number, after?: Cursor): Promise<NoteLine[]> {
    const tx = currentTransaction();
    return tx.rows<NoteLine>(after ? NEXT_PAGE : FIRST_PAGE, [tx.clinicId, readerId, clientId, limit + 1, ...(after ?? [])]);
  }

  /** Oldest first. */
  ofAppointment(appointmentId: string, readerId: string): Promise<NoteLine[]> {
    const tx = currentTransaction();
    return tx.rows<NoteLine>(OF_APPOINTMENT, [tx.clinicId, readerId, appointmentId]);
  }

  /** Oldest first. */
  unsignedOf(authorId: string, limit: number): Promise<NoteLine[]> {
    const tx = currentTransaction();
    return tx.rows<NoteLine>(UNSIGNED, [tx.clinicId, authorId, limit]);
  }

  /** Students' notes without a second signature, of those that this reader may see; oldest first. */
  awaitingCosignature(readerId: string, limit: number): Promise<NoteLine[]> {
    const tx = currentTransaction();
    return tx.rows<NoteLine>(AWAITING, [tx.clinicId, readerId, limit]);
  }

  /** Signed notes, newest first; one row more than `limit` if there are more. */
  search(readerId: string, { query, clientId, limit, after }: Search): Promise<NoteLine[]> {
    const tx = currentTransaction();
    return tx.rows<NoteLine>(SEARCH, [tx.clinicId, readerId, query, clientId, after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
  }
}
