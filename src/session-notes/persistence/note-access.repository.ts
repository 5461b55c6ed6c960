import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import type { Privacy } from '../domain/note-record';

/** A note without anything that was written in it. */
export type NoteHead = Privacy & Readonly<{ id: string; clientId: string; authorId: string; version: number; signedAt: Date | null }>;

export interface PrivacyChange {
  readonly id: string;
  readonly was: Privacy;
  readonly is: Privacy;
  readonly text: string;
  readonly by: string;
  readonly at: Date;
}

const HEAD = `SELECT n.id, n.client_id AS "clientId", n.author_id AS "authorId", n.version, n.signed_at AS "signedAt", n.privacy, n.discipline, n.readers
  FROM session_note n WHERE n.clinic_id = $1 AND n.id = $2`;
const CHANGE = 'SELECT change_note_privacy($1, $2, $3, $4, $5, $6, $7, $8) AS changed';
const CHANGES = `SELECT id, json_build_object('privacy', was_privacy, 'discipline', was_discipline, 'readers', was_readers) AS was,
    json_build_object('privacy', privacy, 'discipline', discipline, 'readers', readers) AS is, reason AS text, changed_by AS by, changed_at AS at
  FROM note_privacy_change WHERE clinic_id = $1 AND note_id = $2 ORDER BY note_version`;

@Injectable()
export class NoteAccessRepository {
  /** Whoever asks: say nothing of it to somebody who may not know of the note. */
  async headOf(noteId: string): Promise<NoteHead | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<NoteHead>(HEAD, [tx.clinicId, noteId]))[0];
  }

  /** With its history, or not at all. False: changed meanwhile, or not signed. */
  async change(noteId: string, version: number, to: Privacy, why: Readonly<{ id: string; text: string; by: string }>): Promise<boolean> {
    const tx = currentTransaction();
    try {
      const rows = await tx.rows<{ changed: boolean }>(CHANGE, [why.id, noteId, version, to.privacy, to.discipline, to.readers, why.text, why.by]);
      return rows[0]?.changed === true;
    } catch (error) {
      if (constraintOf(error) === 'note_privacy_change_in_order') return false;
      throw error;
    }
  }

  /** Oldest first. */
  changesOf(noteId: string): Promise<PrivacyChange[]> {
    const tx = currentTransaction();
    return tx.rows<PrivacyChange & { id: string }>(CHANGES, [tx.clinicId, noteId]);
  }
}
