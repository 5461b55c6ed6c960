import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { AppointmentState } from '../domain/appointment';

export interface Feed {
  readonly id: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly kind: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface FeedVisit {
  readonly uid: string;
  readonly sequence: number;
  readonly state: AppointmentState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly changedAt: Date;
  /** The other resources of the visit. */
  readonly others: readonly string[];
}

const INSERT = 'INSERT INTO calendar_feed (clinic_id, id, resource_id, token_hash, created_by) VALUES ($1, $2, $3, $4, $5)';
const SELECT = `SELECT f.id, f.resource_id AS "resourceId", r.name AS "resourceName", r.kind, f.created_at AS "createdAt", f.last_used_at AS "lastUsedAt", f.revoked_at AS "revokedAt"
  FROM calendar_feed f JOIN resource r ON r.clinic_id = f.clinic_id AND r.id = f.resource_id WHERE f.clinic_id = $1`;
const BY_HASH = `${SELECT} AND f.token_hash = $2`;
const BY_ID = `${SELECT} AND f.id = $2`;
const OF_RESOURCE = `${SELECT} AND f.resource_id = $2 ORDER BY f.created_at, f.id LIMIT 100`;
const USED = 'UPDATE calendar_feed SET last_used_at = $3 WHERE clinic_id = $1 AND id = $2';
const REVOKE = 'UPDATE calendar_feed SET revoked_at = $3 WHERE clinic_id = $1 AND id = $2 AND revoked_at IS NULL';
/** Allow-list: times, state and the names of rooms and colleagues. No client, no service. */
const VISITS = `SELECT a.uid, a.sequence, a.state, o.session_starts_at AS "startsAt", o.session_ends_at AS "endsAt",
    (SELECT max(e.at) FROM appointment_event e WHERE e.clinic_id = a.clinic_id AND e.appointment_id = a.id) AS "changedAt",
    ARRAY(SELECT r.name FROM appointment_occupancy p JOIN resource r ON r.clinic_id = p.clinic_id AND r.id = p.resource_id
           WHERE p.clinic_id = a.clinic_id AND p.appointment_id = a.id AND p.resource_id <> o.resource_id ORDER BY r.name, r.id) AS others
  FROM appointment_occupancy o JOIN appointment a ON a.clinic_id = o.clinic_id AND a.id = o.appointment_id
 WHERE o.clinic_id = $1 AND o.resource_id = $2 AND o.starts_at >= $3 AND o.starts_at < $4 AND a.state NOT IN ('held', 'requested', 'declined', 'released')
 ORDER BY o.session_starts_at, a.uid LIMIT 10000`;

@Injectable()
export class CalendarFeedRepository {
  async add(f: { id: string; resourceId: string; tokenHash: Buffer; createdBy: string }): Promise<void> {
    const tx = currentTransaction();
    await tx.query(INSERT, [tx.clinicId, f.id, f.resourceId, f.tokenHash, f.createdBy]);
  }

  findByHash(tokenHash: Buffer): Promise<Feed | undefined> {
    return this.#one(BY_HASH, tokenHash);
  }

  findById(id: string): Promise<Feed | undefined> {
    return this.#one(BY_ID, id);
  }

  ofResource(resourceId: string): Promise<Feed[]> {
    const tx = currentTransaction();
    return tx.rows<Feed & { id: string }>(OF_RESOURCE, [tx.clinicId, resourceId]);
  }

  used(id: string, at: Date): void {
    const tx = currentTransaction();
    tx.send(USED, [tx.clinicId, id, at]);
  }

  /** False: revoked before. */
  async revoke(id: string, at: Date): Promise<boolean> {
    const tx = currentTransaction();
    return (await tx.query(REVOKE, [tx.clinicId, id, at])).rowCount === 1;
  }

  visits(resourceId: string, from: Date, to: Date): Promise<FeedVisit[]> {
    const tx = currentTransaction();
    return tx.rows<FeedVisit & { uid: string }>(VISITS, [tx.clinicId, resourceId, from, to]);
  }

  async #one(sql: string, by: string | Buffer): Promise<Feed | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<Feed & { id: string }>(sql, [tx.clinicId, by]))[0];
  }
}
