import { Injectable } from '@nestjs/common';
import type { Channel } from '../../notifications';
import { currentTransaction } from '../../platform/database/transaction';

const INSERT = 'INSERT INTO manage_link (clinic_id, token_hash, appointment_id) VALUES ($1, $2, $3)';
const FIND = `SELECT l.appointment_id AS "appointmentId", a.client_id AS "clientId" FROM manage_link l
  JOIN appointment a ON a.clinic_id = l.clinic_id AND a.id = l.appointment_id WHERE l.clinic_id = $1 AND l.token_hash = $2 AND l.revoked_at IS NULL`;
const TOLD = 'SELECT standing, starts_at AS "startsAt" FROM appointment_told WHERE clinic_id = $1 AND appointment_id = $2 AND channel = $3';
const TELL = `INSERT INTO appointment_told (clinic_id, appointment_id, standing, starts_at, channel) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (clinic_id, appointment_id, channel) DO UPDATE SET standing = EXCLUDED.standing, starts_at = EXCLUDED.starts_at`;

export type Standing = 'offered' | 'pencilled' | 'requested' | 'booked' | 'off';

/** What the client knows of the visit. */
export interface Told {
  readonly standing: Standing;
  readonly startsAt: Date;
}

/** What goes between a client and one visit: links to act by, and what they were last told. */
@Injectable()
export class ManageLinkRepository {
  add(tokenHash: Buffer, appointmentId: string): void {
    const tx = currentTransaction();
    tx.send(INSERT, [tx.clinicId, tokenHash, appointmentId]);
  }

  async find(tokenHash: Buffer): Promise<{ appointmentId: string; clientId: string } | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<{ appointmentId: string; clientId: string }>(FIND, [tx.clinicId, tokenHash]))[0];
  }

  async told(appointmentId: string, channel: Channel): Promise<Told | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<Told & { standing: Standing }>(TOLD, [tx.clinicId, appointmentId, channel]))[0];
  }

  async tell(appointmentId: string, { standing, startsAt }: Told, channel: Channel): Promise<void> {
    const tx = currentTransaction();
    await tx.query(TELL, [tx.clinicId, appointmentId, standing, startsAt, channel]);
  }
}
