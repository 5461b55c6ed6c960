import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';

const NEXT = `SELECT DISTINCT ON (client_id) client_id AS "clientId", id AS "appointmentId", starts_at AS "startsAt" FROM appointment
  WHERE clinic_id = $1 AND client_id = ANY ($2::uuid[]) AND ends_at > $3 AND state IN ('requested', 'held', 'booked', 'arrived', 'checked_in', 'in_session')
    AND (expires_at IS NULL OR expires_at > $3)
  ORDER BY client_id, starts_at`;
const TODAY = `SELECT FROM appointment WHERE clinic_id = $1 AND client_id = $2 AND starts_at BETWEEN $3::timestamptz - interval '1 day' AND $3::timestamptz + interval '1 day'
    AND state IN ('requested', 'held', 'booked', 'arrived', 'checked_in', 'in_session')
    AND (starts_at AT TIME ZONE timezone)::date = ($3::timestamptz AT TIME ZONE timezone)::date LIMIT 1`;

export interface VisitAhead {
  readonly clientId: string;
  readonly appointmentId: string;
  readonly startsAt: Date;
}

/** When clients come next. */
@Injectable()
export class ClientVisitsQuery {
  next(clientIds: readonly string[], now: Date): Promise<VisitAhead[]> {
    const tx = currentTransaction();
    return tx.rows<VisitAhead & { clientId: string }>(NEXT, [tx.clinicId, clientIds, now]);
  }

  async isToday(clientId: string, now: Date): Promise<boolean> {
    const tx = currentTransaction();
    return (await tx.query(TODAY, [tx.clinicId, clientId, now])).rowCount === 1;
  }
}
