import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import type { NoteSummary, Privacy, SessionNote } from '../domain/note-record';
import { VISIBLE } from './visible';

/** `intakeId`, `answersAt`: the answers of the day that a treatment rests on. */
export type NewNote = Omit<SessionNote, 'startedAt' | 'version' | 'signedAt' | 'withdrawnAt'> & Readonly<{ intakeId: string | null; answersAt: Date | null }>;

const INSERT = `INSERT INTO session_note (clinic_id, id, client_id, kind, author_id, plan_id, appointment_id, clearance_id, clearance_expires_at, basis, held_at, privacy, discipline, readers,
    intake_id, answers_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;
export const NOTE_COLUMNS = `n.id, n.client_id AS "clientId", n.kind, n.author_id AS "authorId", n.plan_id AS "planId", n.appointment_id AS "appointmentId",
  n.clearance_id AS "clearanceId", n.clearance_expires_at AS "clearanceExpiresAt", n.basis, n.held_at AS "heldAt", n.started_at AS "startedAt", n.version,
  n.signed_at AS "signedAt", n.withdrawn_at AS "withdrawnAt", n.privacy, n.discipline, n.readers`;
const BY_ID = `SELECT ${NOTE_COLUMNS} FROM session_note n WHERE n.clinic_id = $1 AND ${VISIBLE} AND n.id = $3`;
const BY_ID_LOCKED = `${BY_ID} FOR NO KEY UPDATE OF n`;
const LAST_SIGNED = `SELECT ${NOTE_COLUMNS} FROM session_note n WHERE n.clinic_id = $1 AND ${VISIBLE} AND n.client_id = $3 AND n.signed_at IS NOT NULL AND n.kind = 'treatment'
  AND n.held_at < $4 ORDER BY n.held_at DESC, n.id DESC LIMIT 1`;
const SET_PRIVACY = `UPDATE session_note SET privacy = $4, discipline = $5, readers = $6, version = version + 1 WHERE clinic_id = $1 AND id = $2 AND version = $3 AND signed_at IS NULL`;
const TOUCH = 'UPDATE session_note SET version = version + 1 WHERE clinic_id = $1 AND id = $2 AND signed_at IS NULL';
const SIGN = `UPDATE session_note SET signed_at = clock_timestamp(), version = version + 1, summary = $3, words = array_to_tsvector($4::text[])
  WHERE clinic_id = $1 AND id = $2 AND signed_at IS NULL`;
const WITHDRAW = 'UPDATE session_note SET withdrawn_at = clock_timestamp(), version = version + 1 WHERE clinic_id = $1 AND id = $2 AND version = $3';

@Injectable()
export class SessionNoteRepository {
  async add(note: NewNote): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query(INSERT, [
        tx.clinicId, note.id, note.clientId, note.kind, note.authorId, note.planId, note.appointmentId, note.clearanceId, note.clearanceExpiresAt,
        JSON.stringify(note.basis), note.heldAt, note.privacy, note.discipline, note.readers,
        note.intakeId, note.answersAt,
      ]);
    } catch (error) {
      throw asRefusal(error);
    }
  }

  /** Undefined too where this reader may not see it. */
  async findVisible(id: string, readerId: string): Promise<SessionNote | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<SessionNote>(BY_ID, [tx.clinicId, readerId, id]))[0];
  }

  /** As `findVisible`; the row stays locked to the end of the transaction. */
  async lockVisible(id: string, readerId: string): Promise<SessionNote | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<SessionNote>(BY_ID_LOCKED, [tx.clinicId, readerId, id]))[0];
  }

  /** The last signed treatment of this client before that time, of those that this reader may see. */
  async lastSigned(clientId: string, readerId: string, before: Date): Promise<SessionNote | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<SessionNote>(LAST_SIGNED, [tx.clinicId, readerId, clientId, before]))[0];
  }

  /** False: changed or signed meanwhile. */
  async setPrivacy(id: string, version: number, { privacy, discipline, readers }: Privacy): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(SET_PRIVACY, [tx.clinicId, id, version, privacy, discipline, readers]);
    return rowCount === 1;
  }

  /** The note as a whole changed with one of its sections, so that nobody signs what they have not seen. */
  touch(id: string): void {
    const tx = currentTransaction();
    tx.send(TOUCH, [tx.clinicId, id]);
  }

  /** Closes the row for good, unsigned. False: changed meanwhile. */
  async withdraw(id: string, version: number): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(WITHDRAW, [tx.clinicId, id, version]);
    return rowCount === 1;
  }

  /** Closes the row for good. False: signed meanwhile. */
  async close(id: string, summary: NoteSummary, words: readonly string[]): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(SIGN, [tx.clinicId, id, JSON.stringify(summary), words]);
    return rowCount === 1;
  }
}

const OF_THE_GATE = ['session_note_clearance', 'session_note_within_clearance', 'session_note_past_the_gate', 'session_note_visit_answers'];

const asRefusal = (error: unknown): unknown => {
  const constraint = constraintOf(error) ?? '';
  if (['session_note_client', 'session_note_plan', 'session_note_appointment'].includes(constraint)) return notFound();
  return OF_THE_GATE.includes(constraint) ? gateClosed() : error;
};

const gateClosed = (): DomainError =>
  new DomainError('conflict', 'gate_closed', 'There is no current clearance for this client, so no treatment may be noted. Look at the gate of the client: its reasons say what to do.');
