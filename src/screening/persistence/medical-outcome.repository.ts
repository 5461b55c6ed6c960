import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { MedicalOutcome } from '../domain/medical-outcome';
import type { Unresolved } from '../domain/open-hold';
import type { Screening } from '../domain/screening';

export interface NewMedicalOutcome extends MedicalOutcome {
  readonly id: string;
  readonly clientId: string;
  readonly screeningId: string;
  readonly rank: number;
  readonly endsHold: boolean;
  readonly recordedBy: string;
}

export interface StoredMedicalOutcome extends NewMedicalOutcome {
  readonly recordedAt: Date;
}

const ADD = `INSERT INTO medical_outcome
  (clinic_id, id, client_id, screening_id, level_rank, outcome, ends_hold, clinician_name, seen_on, finding, cleared_for, reference, recorded_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::date, $10, $11, $12, $13)`;
const OF_SCREENING = `SELECT id, client_id AS "clientId", screening_id AS "screeningId", level_rank AS rank, outcome, ends_hold AS "endsHold",
    clinician_name AS "clinicianName", to_char(seen_on, 'YYYY-MM-DD') AS "seenOn", finding, cleared_for AS "clearedFor", reference,
    recorded_by AS "recordedBy", recorded_at AS "recordedAt"
  FROM medical_outcome WHERE clinic_id = $1 AND screening_id = $2 ORDER BY recorded_at, id`;

/**
 * Grave screenings that no outcome ends and no correction took back; a client has few. The last outcome of a screening, or of
 * one after it, counts. `attended`: earlier ones whose last outcome ends them and came after this one.
 */
const UNRESOLVED = `SELECT s.result, coalesce((SELECT jsonb_agg(e.result) FROM screening e
       CROSS JOIN LATERAL (SELECT o.ends_hold, o.recorded_at FROM medical_outcome o WHERE o.clinic_id = e.clinic_id AND o.screening_id = e.id ORDER BY o.recorded_at DESC, o.id DESC LIMIT 1) l
      WHERE e.clinic_id = s.clinic_id AND e.client_id = s.client_id AND e.level_rank >= 4 AND e.screened_at < s.screened_at AND l.ends_hold AND l.recorded_at > s.screened_at), '[]') AS attended
    FROM screening s
   WHERE s.clinic_id = $1 AND s.client_id = $2 AND s.level_rank >= 4
     AND NOT coalesce((SELECT o.ends_hold FROM medical_outcome o JOIN screening a ON a.clinic_id = o.clinic_id AND a.id = o.screening_id
       WHERE o.clinic_id = s.clinic_id AND o.client_id = s.client_id AND a.screened_at >= s.screened_at ORDER BY o.recorded_at DESC, o.id DESC LIMIT 1), false)
     AND NOT EXISTS (SELECT FROM intake c WHERE c.clinic_id = s.clinic_id AND c.client_id = s.client_id AND c.corrects_id = s.intake_id)
   ORDER BY s.screened_at DESC LIMIT 100`;

@Injectable()
export class MedicalOutcomeRepository {
  add(o: NewMedicalOutcome): void {
    const tx = currentTransaction();
    tx.send(ADD, [
      tx.clinicId, o.id, o.clientId, o.screeningId, o.rank, o.outcome, o.endsHold, o.clinicianName, o.seenOn, o.finding, o.clearedFor ?? null, o.reference, o.recordedBy,
    ]);
  }

  /** Oldest first. */
  ofScreening(screeningId: string): Promise<StoredMedicalOutcome[]> {
    const tx = currentTransaction();
    return tx.rows<StoredMedicalOutcome>(OF_SCREENING, [tx.clinicId, screeningId]);
  }

  async unresolvedOf(clientId: string): Promise<Unresolved[]> {
    const tx = currentTransaction();
    const rows = await tx.rows<{ result: Screening; attended: Screening[] }>(UNRESOLVED, [tx.clinicId, clientId]);
    return rows.map(({ result, attended }) => ({ ...result, attended }));
  }
}
