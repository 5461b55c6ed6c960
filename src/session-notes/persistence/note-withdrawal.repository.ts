import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { NoteWithdrawal } from '../domain/note-record';

const INSERT = 'INSERT INTO note_withdrawal (clinic_id, note_id, reason, text, withdrawn_by) VALUES ($1, $2, $3, $4, $5)';
const OF_NOTE = 'SELECT reason, text, withdrawn_by AS by, withdrawn_at AS at FROM note_withdrawal WHERE clinic_id = $1 AND note_id = $2';

@Injectable()
export class NoteWithdrawalRepository {
  add(noteId: string, { reason, text, by }: Omit<NoteWithdrawal, 'at'>): void {
    const tx = currentTransaction();
    tx.send(INSERT, [tx.clinicId, noteId, reason, text, by]);
  }

  /** Ask for a note that the reader may see. */
  async ofNote(noteId: string): Promise<NoteWithdrawal | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<NoteWithdrawal>(OF_NOTE, [tx.clinicId, noteId]))[0];
  }
}
