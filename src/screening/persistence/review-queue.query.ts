import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { Cursor } from '../../platform/http/page';
import type { Screening } from '../domain/screening';

export interface HeldScreening {
  readonly id: string;
  readonly clientId: string;
  readonly intakeId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly rank: number;
  readonly heldSince: Date;
  readonly answeredAt: Date;
  readonly result: Screening;
  /** A therapist cleared it, and another must agree. */
  readonly awaitsSecond: boolean;
  /** A doctor's word that ends a grave hold is on record: the client may be sent a new form. */
  readonly outcomeRecorded: boolean;
}

/** The latest screening of each client that holds and that no clearance answers; gravest first, then longest held. */
const HELD = `SELECT s.id, s.client_id AS "clientId", s.intake_id AS "intakeId", c.given_name AS "givenName", c.family_name AS "familyName", s.level_rank AS rank,
    s.screened_at AS "heldSince", s.answered_at AS "answeredAt", s.result,
    EXISTS (SELECT FROM screening_review r WHERE r.clinic_id = s.clinic_id AND r.screening_id = s.id AND r.outcome = 'clear' AND NOT r.suffices AND r.expires_at > now()
      AND NOT EXISTS (SELECT FROM screening_review n WHERE n.clinic_id = r.clinic_id AND n.second_of = r.id)) AS "awaitsSecond",
    EXISTS (SELECT FROM medical_outcome o WHERE o.clinic_id = s.clinic_id AND o.screening_id = s.id AND o.ends_hold) AS "outcomeRecorded"
  FROM screening s JOIN client c ON c.clinic_id = s.clinic_id AND c.id = s.client_id
  WHERE s.clinic_id = $1 AND s.level_rank >= 2 AND c.archived_at IS NULL
    AND NOT EXISTS (SELECT FROM screening n WHERE n.clinic_id = s.clinic_id AND n.client_id = s.client_id AND (n.screened_at, n.id) > (s.screened_at, s.id))
    AND NOT EXISTS (SELECT FROM clearance k WHERE k.clinic_id = s.clinic_id AND k.screening_id = s.id AND k.expires_at > now()
      AND NOT EXISTS (SELECT FROM clearance_closure z WHERE z.clinic_id = k.clinic_id AND z.clearance_id = k.id))`;
const AFTER = 'AND (-s.level_rank, s.screened_at, s.id) > (-$3::int, $4::timestamptz, $5::uuid)';
const ORDER = 'ORDER BY -s.level_rank, s.screened_at, s.id LIMIT $2';

@Injectable()
export class ReviewQueueQuery {
  /** One row more than `limit` if there are more. */
  page(limit: number, after?: Cursor): Promise<HeldScreening[]> {
    const tx = currentTransaction();
    const sql = [HELD, ...(after ? [AFTER] : []), ORDER].join(' ');
    return tx.rows<HeldScreening>(sql, [tx.clinicId, limit + 1, ...(after ?? [])]);
  }
}
