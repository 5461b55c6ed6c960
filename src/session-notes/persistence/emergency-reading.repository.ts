import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { Cursor } from '../../platform/http/page';
import type { EmergencyReason } from '../domain/note-access';
import { VISIBLE } from './visible';

export type HiddenNote = Readonly<{ id: string; heldAt: Date; authorId: string; hidden: number }>;

export interface EmergencyReading {
  readonly id: string;
  readonly clientId: string;
  readonly readerId: string;
  readonly reason: EmergencyReason;
  readonly text: string;
  readonly readAt: Date;
  readonly noteIds: readonly string[];
}

const HIDDEN = `SELECT n.id, n.held_at AS "heldAt", n.author_id AS "authorId", count(*) OVER ()::int AS hidden FROM session_note n
  WHERE n.clinic_id = $1 AND NOT ${VISIBLE} AND n.client_id = $3 AND n.signed_at IS NOT NULL ORDER BY n.held_at DESC, n.id DESC LIMIT $4`;
const INSERT = 'INSERT INTO emergency_reading (clinic_id, id, client_id, reader_id, reason, text) VALUES ($1, $2, $3, $4, $5, $6) RETURNING read_at AS "readAt"';
const INSERT_NOTES = `INSERT INTO emergency_reading_note (clinic_id, reading_id, note_id, author_id)
  SELECT $1, $2, note, author FROM unnest($3::uuid[], $4::uuid[]) AS read (note, author)`;
const OF_AUTHOR = 'o.clinic_id = e.clinic_id AND o.reading_id = e.id AND ($2::uuid IS NULL OR o.author_id = $2)';
const LIST = `SELECT e.id, e.client_id AS "clientId", e.reader_id AS "readerId", e.reason, e.text, e.read_at AS "readAt",
    ARRAY(SELECT o.note_id FROM emergency_reading_note o WHERE ${OF_AUTHOR} ORDER BY o.note_id) AS "noteIds"
  FROM emergency_reading e WHERE e.clinic_id = $1 AND ($2::uuid IS NULL OR EXISTS (SELECT FROM emergency_reading_note o WHERE ${OF_AUTHOR}))`;
const NEWEST_FIRST = 'ORDER BY e.read_at DESC, e.id DESC LIMIT $3';
const FIRST_PAGE = `${LIST} ${NEWEST_FIRST}`;
const NEXT_PAGE = `${LIST} AND (e.read_at, e.id) < ($4::timestamptz, $5::uuid) ${NEWEST_FIRST}`;

@Injectable()
export class EmergencyReadingRepository {
  /** Signed notes of this client that this reader may not see, newest first; each says how many there are. */
  hiddenFrom(readerId: string, clientId: string, limit: number): Promise<HiddenNote[]> {
    const tx = currentTransaction();
    return tx.rows<HiddenNote>(HIDDEN, [tx.clinicId, readerId, clientId, limit]);
  }

  async add({ id, clientId, readerId, reason, text }: Omit<EmergencyReading, 'readAt' | 'noteIds'>, notes: readonly HiddenNote[]): Promise<Date> {
    const tx = currentTransaction();
    const [row] = await tx.rows<{ readAt: Date }>(INSERT, [tx.clinicId, id, clientId, readerId, reason, text]);
    tx.send(INSERT_NOTES, [tx.clinicId, id, notes.map((note) => note.id), notes.map(({ authorId }) => authorId)]);
    return (row as { readAt: Date }).readAt;
  }

  /** Newest first, one row more than `limit` if there are more; of an author only what was theirs. */
  list(authorId: string | null, limit: number, after?: Cursor): Promise<EmergencyReading[]> {
    const tx = currentTransaction();
    return tx.rows<EmergencyReading>(after ? NEXT_PAGE : FIRST_PAGE, [tx.clinicId, authorId, limit + 1, ...(after ?? [])]);
  }
}
