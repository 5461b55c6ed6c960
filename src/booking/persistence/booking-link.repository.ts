import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { notFound } from '../../platform/errors/domain-error';
import type { LinkFacts } from '../domain/online-booking';

export interface NewBookingLink {
  readonly id: string;
  readonly clientId: string;
  readonly createdBy: string;
  readonly expiresAt: Date;
}

export interface BookingLink extends NewBookingLink, LinkFacts {
  readonly createdAt: Date;
}

const ADD = 'INSERT INTO booking_link (clinic_id, id, client_id, created_by, expires_at) VALUES ($1, $2, $3, $4, $5)';
const ADD_KEY = 'INSERT INTO booking_link_key (clinic_id, token_hash, booking_link_id) VALUES ($1, $2, $3)';
const COLUMNS = `SELECT l.id, l.client_id AS "clientId", l.created_by AS "createdBy", l.created_at AS "createdAt", l.expires_at AS "expiresAt", l.failed_checks AS "failedChecks",
    l.revoked_at AS "revokedAt" FROM booking_link l`;
const BY_ID = `${COLUMNS} WHERE l.clinic_id = $1 AND l.id = $2`;
const LOCKED = `${BY_ID} FOR NO KEY UPDATE`;
const BY_KEY = `${COLUMNS} JOIN booking_link_key k ON k.clinic_id = l.clinic_id AND k.booking_link_id = l.id WHERE l.clinic_id = $1 AND k.token_hash = $2`;
/** The device must show the link beside what it got for the second check, and both must belong together. */
const BY_ACCESS = `${BY_KEY} AND EXISTS (SELECT FROM booking_access a WHERE a.clinic_id = l.clinic_id AND a.booking_link_id = l.id AND a.token_hash = $3 AND a.expires_at > $4)`;
const OF_CLIENT = `${COLUMNS} WHERE l.clinic_id = $1 AND l.client_id = $2 ORDER BY l.id DESC LIMIT 100`;
/** Of all links of the client, so that two devices do not count past each other. */
const LOCK_OF_CLIENT = 'SELECT id FROM booking_link WHERE clinic_id = $1 AND client_id = $2 ORDER BY id FOR NO KEY UPDATE';
const REVOKE = 'UPDATE booking_link SET revoked_at = clock_timestamp(), revoked_by = $3 WHERE clinic_id = $1 AND id = $2 AND revoked_at IS NULL';
const COUNT_FAILED = 'UPDATE booking_link SET failed_checks = failed_checks + 1 WHERE clinic_id = $1 AND id = $2';
const FORGIVE = 'UPDATE booking_link SET failed_checks = 0 WHERE clinic_id = $1 AND id = $2';
const FORGET_ACCESS = 'DELETE FROM booking_access WHERE clinic_id = $1 AND booking_link_id = $2 AND expires_at < $3';
const ADMIT = 'INSERT INTO booking_access (clinic_id, token_hash, booking_link_id, expires_at) VALUES ($1, $2, $3, $4)';

@Injectable()
export class BookingLinkRepository {
  async add(l: NewBookingLink, tokenHash: Buffer): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query(ADD, [tx.clinicId, l.id, l.clientId, l.createdBy, l.expiresAt]);
    } catch (error) {
      throw constraintOf(error) === 'booking_link_client' ? notFound() : error;
    }
    this.addKey(l.id, tokenHash);
  }

  addKey(id: string, tokenHash: Buffer): void {
    this.#send(ADD_KEY, [tokenHash, id]);
  }

  findById(id: string): Promise<BookingLink | undefined> {
    return this.#one(BY_ID, [id]);
  }

  /** Undefined: revoked, or none. */
  lock(id: string): Promise<BookingLink | undefined> {
    return this.#one(LOCKED, [id]);
  }

  findByKey(tokenHash: Buffer): Promise<BookingLink | undefined> {
    return this.#one(BY_KEY, [tokenHash]);
  }

  findByAccess(tokenHash: Buffer, accessHash: Buffer, now: Date): Promise<BookingLink | undefined> {
    return this.#one(BY_ACCESS, [tokenHash, accessHash, now]);
  }

  ofClient(clientId: string): Promise<BookingLink[]> {
    const tx = currentTransaction();
    return tx.rows<BookingLink & { id: string }>(OF_CLIENT, [tx.clinicId, clientId]);
  }

  async lockOfClient(clientId: string): Promise<void> {
    const tx = currentTransaction();
    await tx.query(LOCK_OF_CLIENT, [tx.clinicId, clientId]);
  }

  /** False: revoked already, or none. */
  async revoke(id: string, by: string): Promise<boolean> {
    const tx = currentTransaction();
    return (await tx.query(REVOKE, [tx.clinicId, id, by])).rowCount === 1;
  }

  countFailedCheck(id: string): void {
    this.#send(COUNT_FAILED, [id]);
  }

  /** Lets a device in, and forgets earlier ones whose time is over. */
  admit(id: string, accessHash: Buffer, expiresAt: Date, now: Date): void {
    this.#send(FORGIVE, [id]);
    this.#send(FORGET_ACCESS, [id, now]);
    this.#send(ADMIT, [accessHash, id, expiresAt]);
  }

  async #one(sql: string, values: readonly unknown[]): Promise<BookingLink | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<BookingLink & { id: string }>(sql, [tx.clinicId, ...values]))[0];
  }

  #send(sql: string, values: readonly unknown[]): void {
    const tx = currentTransaction();
    tx.send(sql, [tx.clinicId, ...values]);
  }
}
