import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { Screening } from '../domain/screening';

/** Who is held, as far as their place in the queue needs it. */
export interface HeldPlace {
  readonly id: string;
  readonly clientId: string;
  readonly rank: number;
  readonly heldSince: Date;
}

export interface HeldScreening extends HeldPlace {
  readonly intakeId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly answeredAt: Date;
  readonly result: Screening;
  /** The last review of it cleared, and another therapist must agree. */
  readonly awaitsSecond: boolean;
  /** A doctor's word that ends a grave hold is on record: the client may be sent a new form. */
  readonly outcomeRecorded: boolean;
  /** A doctor was asked, and has not answered. */
  readonly doctorAsked: boolean;
}

/** The latest screening of each client that holds and that no clearance answers. More than 2,000 are not looked at. */
const PLACES = `SELECT s.id, s.client_id AS "clientId", s.level_rank AS rank, s.screened_at AS "heldSince"
  FROM screening s JOIN client c ON c.clinic_id = s.clinic_id AND c.id = s.client_id
  WHERE s.clinic_id = $1 AND s.level_rank >= 2 AND c.archived_at IS NULL
    AND NOT EXISTS (SELECT FROM screening n WHERE n.clinic_id = s.clinic_id AND n.client_id = s.client_id AND (n.screened_at, n.id) > (s.screened_at, s.id))
    AND NOT EXISTS (SELECT FROM clearance k WHERE k.clinic_id = s.clinic_id AND k.screening_id = s.id AND k.expires_at > $2
      AND NOT EXISTS (SELECT FROM clearance_closure z WHERE z.clinic_id = k.clinic_id AND z.clearance_id = k.id))
  ORDER BY s.level_rank DESC, s.screened_at LIMIT 2000`;
const HELD = `SELECT s.id, s.client_id AS "clientId", s.intake_id AS "intakeId", c.given_name AS "givenName", c.family_name AS "familyName", s.level_rank AS rank,
    s.screened_at AS "heldSince", s.answered_at AS "answeredAt", s.result,
    EXISTS (SELECT FROM screening_review r WHERE r.clinic_id = s.clinic_id AND r.screening_id = s.id AND r.outcome = 'clear' AND NOT r.suffices AND r.expires_at > $3
      AND NOT EXISTS (SELECT FROM screening_review n WHERE n.clinic_id = r.clinic_id AND n.screening_id = r.screening_id AND (n.reviewed_at, n.id) > (r.reviewed_at, r.id))) AS "awaitsSecond",
    coalesce((SELECT o.ends_hold FROM medical_outcome o WHERE o.clinic_id = s.clinic_id AND o.screening_id = s.id ORDER BY o.recorded_at DESC, o.id DESC LIMIT 1), false) AS "outcomeRecorded",
    EXISTS (SELECT FROM clearance_request q WHERE q.clinic_id = s.clinic_id AND q.screening_id = s.id)
      AND NOT EXISTS (SELECT FROM medical_clearance m WHERE m.clinic_id = s.clinic_id AND m.screening_id = s.id) AS "doctorAsked"
  FROM screening s JOIN client c ON c.clinic_id = s.clinic_id AND c.id = s.client_id
  WHERE s.clinic_id = $1 AND s.id = ANY ($2::uuid[])`;

@Injectable()
export class ReviewQueueQuery {
  places(now: Date): Promise<HeldPlace[]> {
    const tx = currentTransaction();
    return tx.rows<HeldPlace & { id: string }>(PLACES, [tx.clinicId, now]);
  }

  held(ids: readonly string[], now: Date): Promise<HeldScreening[]> {
    const tx = currentTransaction();
    return tx.rows<HeldScreening & { id: string }>(HELD, [tx.clinicId, ids, now]);
  }
}
