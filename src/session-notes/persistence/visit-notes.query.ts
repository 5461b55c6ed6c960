import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import { VISIBLE } from './visible';

/** A visit with one of its notes, or with none. */
export interface VisitNoteRow {
  readonly appointmentId: string;
  readonly clientId: string;
  readonly startsAt: Date;
  /** The reader is the therapist of this visit. */
  readonly isMine: boolean;
  readonly noteId: string | null;
  readonly signedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly cosigned: boolean | null;
}

const OF_WINDOW = `SELECT a.id AS "appointmentId", a.client_id AS "clientId", a.starts_at AS "startsAt",
    EXISTS (SELECT FROM appointment_occupancy o JOIN resource r ON r.clinic_id = o.clinic_id AND r.id = o.resource_id
      WHERE o.clinic_id = a.clinic_id AND o.appointment_id = a.id AND r.staff_id = $2) AS "isMine",
    n.id AS "noteId", n.signed_at AS "signedAt", n.withdrawn_at AS "withdrawnAt",
    CASE WHEN (n.summary ->> 'needsCosignature')::boolean THEN EXISTS (SELECT FROM note_cosignature c WHERE c.clinic_id = n.clinic_id AND c.note_id = n.id) END AS cosigned
  FROM appointment a LEFT JOIN session_note n ON n.clinic_id = a.clinic_id AND n.appointment_id = a.id AND ${VISIBLE}
  WHERE a.clinic_id = $1 AND a.starts_at >= $3 AND a.starts_at < $4 AND NOT a.state = ANY ($5::text[]) ORDER BY a.starts_at, a.id, n.held_at, n.id LIMIT $6`;

@Injectable()
export class VisitNotesQuery {
  /** In the order of time, of visits in other states than those, with the notes that this reader may see. */
  ofWindow(readerId: string, { from, to, without, limit }: Readonly<{ from: Date; to: Date; without: readonly string[]; limit: number }>): Promise<VisitNoteRow[]> {
    const tx = currentTransaction();
    return tx.rows<VisitNoteRow>(OF_WINDOW, [tx.clinicId, readerId, from, to, without, limit]);
  }
}
