import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { notFound } from '../../platform/errors/domain-error';
import type { Wish } from '../domain/waitlist';

export interface NewWaitlistEntry {
  readonly id: string;
  readonly clientId: string;
  readonly variantId: string;
  /** Null: any. */
  readonly therapistId: string | null;
  /** Empty: at any time. */
  readonly times: readonly Wish[];
  readonly until: string;
  readonly noticeMin: number;
}

export interface StoredWaitlistEntry extends NewWaitlistEntry {
  readonly state: 'waiting' | 'offered' | 'booked' | 'withdrawn';
  readonly offerId: string | null;
  readonly createdAt: Date;
  readonly version: number;
}

export interface OpenWaitlistEntry extends StoredWaitlistEntry {
  readonly offerState: string | null;
  /** Starts that were offered before and not taken. */
  readonly passedOn: readonly Date[];
}

const INSERT = 'INSERT INTO waitlist_entry (clinic_id, id, client_id, variant_id, therapist_id, times, until, notice_min) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)';
const COLUMNS = `w.id, w.client_id AS "clientId", w.variant_id AS "variantId", w.therapist_id AS "therapistId", w.times, w.until::text, w.notice_min AS "noticeMin", w.state,
    w.offer_id AS "offerId", w.created_at AS "createdAt", w.version`;
const BY_ID = `SELECT ${COLUMNS} FROM waitlist_entry w WHERE w.clinic_id = $1 AND w.id = $2`;
const OPEN = `SELECT ${COLUMNS}, CASE WHEN a.state = 'held' AND a.expires_at <= $2 THEN 'released' ELSE a.state END AS "offerState",
    ARRAY(SELECT p.starts_at FROM appointment p WHERE p.clinic_id = w.clinic_id AND p.client_id = w.client_id AND p.variant_id = w.variant_id AND p.channel = 'waitlist'
           AND p.starts_at > $2 AND p.state IN ('held', 'released', 'cancelled')) AS "passedOn"
  FROM waitlist_entry w LEFT JOIN appointment a ON a.clinic_id = w.clinic_id AND a.id = w.offer_id
 WHERE w.clinic_id = $1 AND w.state IN ('waiting', 'offered') ORDER BY w.created_at, w.id LIMIT 200 FOR NO KEY UPDATE OF w SKIP LOCKED`;
const LIST = `SELECT ${COLUMNS} FROM waitlist_entry w WHERE w.clinic_id = $1 AND w.state IN ('waiting', 'offered') ORDER BY w.created_at, w.id LIMIT 500`;
const CHANGE = `UPDATE waitlist_entry SET state = $3, offer_id = $4, version = version + 1 WHERE clinic_id = $1 AND id = $2 AND state IN ('waiting', 'offered')`;
const FOREIGN = ['waitlist_entry_client', 'waitlist_entry_variant', 'waitlist_entry_therapist'];

@Injectable()
export class WaitlistRepository {
  async add(e: NewWaitlistEntry): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query(INSERT, [tx.clinicId, e.id, e.clientId, e.variantId, e.therapistId, JSON.stringify(e.times), e.until, e.noticeMin]);
    } catch (error) {
      throw FOREIGN.includes(constraintOf(error) ?? '') ? notFound() : error;
    }
  }

  async findById(id: string): Promise<StoredWaitlistEntry | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StoredWaitlistEntry & { id: string }>(BY_ID, [tx.clinicId, id]))[0];
  }

  list(): Promise<StoredWaitlistEntry[]> {
    const tx = currentTransaction();
    return tx.rows<StoredWaitlistEntry & { id: string }>(LIST, [tx.clinicId]);
  }

  /** Locked, so that nobody is offered two times at once. */
  lockOpen(now: Date): Promise<OpenWaitlistEntry[]> {
    const tx = currentTransaction();
    return tx.rows<OpenWaitlistEntry & { id: string }>(OPEN, [tx.clinicId, now]);
  }

  async change(id: string, state: StoredWaitlistEntry['state'], offerId: string | null): Promise<boolean> {
    const tx = currentTransaction();
    return (await tx.query(CHANGE, [tx.clinicId, id, state, offerId])).rowCount === 1;
  }
}
