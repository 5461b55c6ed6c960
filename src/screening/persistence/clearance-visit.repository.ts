import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';

/** The next place of a clearance that has places; a CHECK knows how many. */
const TAKE = `INSERT INTO clearance_visit (clinic_id, clearance_id, place, visits, client_id, note_id)
  SELECT c.clinic_id, c.id, 1 + (SELECT count(*) FROM clearance_visit v WHERE v.clinic_id = c.clinic_id AND v.clearance_id = c.id), c.visits, c.client_id, $3::uuid
    FROM clearance c WHERE c.clinic_id = $1 AND c.id = $2 AND c.visits IS NOT NULL`;
const END = `INSERT INTO clearance_visit_end (clinic_id, note_id) SELECT clinic_id, note_id FROM clearance_visit WHERE clinic_id = $1 AND note_id = $2`;
const ALL_ENDED = `SELECT v.clearance_id AS id FROM clearance_visit mine
  JOIN clearance_visit v ON v.clinic_id = mine.clinic_id AND v.clearance_id = mine.clearance_id
  JOIN clearance_visit_end e ON e.clinic_id = v.clinic_id AND e.note_id = v.note_id
  WHERE mine.clinic_id = $1 AND mine.note_id = $2 GROUP BY v.clearance_id, v.visits HAVING count(*) = v.visits`;

@Injectable()
export class ClearanceVisitRepository {
  /** False: every visit of this clearance has been begun. True also where it does not count them. */
  async take(clearanceId: string, noteId: string): Promise<boolean> {
    const tx = currentTransaction();
    try {
      await tx.query(TAKE, [tx.clinicId, clearanceId, noteId]);
      return true;
    } catch (error) {
      if (constraintOf(error) !== 'clearance_visit_within') throw error;
      return false;
    }
  }

  /** The clearance, where this was the last of its visits to end. */
  async end(noteId: string): Promise<string | undefined> {
    const tx = currentTransaction();
    tx.send(END, [tx.clinicId, noteId]);
    return (await tx.rows<{ id: string }>(ALL_ENDED, [tx.clinicId, noteId]))[0]?.id;
  }
}
