import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { AppointmentState } from '../domain/appointment';
import type { OpenHolds } from '../domain/online-booking';

export interface OnlinePageSettings {
  readonly open: boolean;
  /** Of strangers, in the whole clinic. */
  readonly mostOpenHolds: number;
  /** 0: never set. */
  readonly version: number;
}

export interface OnlineRequest {
  readonly id: string;
  readonly appointmentId: string;
  readonly clientId: string;
  readonly bookingLinkId: string | null;
  readonly placeHash: Buffer | null;
  readonly emailHash: Buffer | null;
}

/** A stranger who asked for a time. */
export interface Newcomer {
  readonly id: string;
  readonly createdAt: Date;
  readonly appointmentId: string;
  readonly state: AppointmentState;
  readonly startsAt: Date;
  readonly clientId: string;
  readonly givenName: string;
  readonly familyName: string;
}

const PAGE = 'SELECT open, most_open_holds AS "mostOpenHolds", version FROM online_booking WHERE clinic_id = $1';
const PAGE_LOCKED = `${PAGE} FOR NO KEY UPDATE`;
const FIRST = 'INSERT INTO online_booking (clinic_id, open, most_open_holds) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';
const EDIT = 'UPDATE online_booking SET open = $3, most_open_holds = $4, version = version + 1 WHERE clinic_id = $1 AND version = $2';
const ADD = `INSERT INTO online_request (clinic_id, id, appointment_id, client_id, booking_link_id, place_hash, email_hash) VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const OPEN = `FROM online_request r JOIN appointment a ON a.clinic_id = r.clinic_id AND a.id = r.appointment_id
 WHERE r.clinic_id = $1 AND a.state IN ('held', 'requested') AND a.expires_at > $2`;
const OF_STRANGERS = `SELECT count(*) FILTER (WHERE r.email_hash = $4)::int AS "ofPerson", count(*) FILTER (WHERE r.place_hash = $3)::int AS "ofPlace", count(*)::int AS "ofClinic"
  ${OPEN} AND r.booking_link_id IS NULL`;
const OF_CLIENT = `SELECT count(*)::int AS "ofPerson", 0 AS "ofPlace", 0 AS "ofClinic" ${OPEN} AND r.client_id = $3 AND r.booking_link_id IS NOT NULL`;
const AHEAD_BY_LINK = `SELECT count(*)::int AS n FROM appointment a JOIN online_request r ON r.clinic_id = a.clinic_id AND r.appointment_id = a.id
 WHERE a.clinic_id = $1 AND a.client_id = $3 AND a.starts_at > $2 AND a.state IN ('held', 'requested', 'booked') AND (a.expires_at IS NULL OR a.expires_at > $2) AND r.booking_link_id IS NOT NULL`;
const NEWCOMERS = `SELECT r.id, r.created_at AS "createdAt", r.appointment_id AS "appointmentId", a.starts_at AS "startsAt", r.client_id AS "clientId",
    CASE WHEN a.state IN ('held', 'requested') AND a.expires_at <= $3 THEN 'released' ELSE a.state END AS state, c.given_name AS "givenName", c.family_name AS "familyName"
  FROM online_request r
  JOIN appointment a ON a.clinic_id = r.clinic_id AND a.id = r.appointment_id
  JOIN client c ON c.clinic_id = r.clinic_id AND c.id = r.client_id
 WHERE r.clinic_id = $1 AND r.booking_link_id IS NULL AND ($4::uuid IS NULL OR r.id < $4) ORDER BY r.id DESC LIMIT $2`;

/** The clinic's page for strangers, and what was taken online. */
@Injectable()
export class OnlineBookingRepository {
  /** Undefined: there is none, or there is no such clinic. */
  page(): Promise<OnlinePageSettings | undefined> {
    return this.#page(PAGE);
  }

  /** One request of a stranger at a time, so that what is open is counted exactly. */
  lockPage(): Promise<OnlinePageSettings | undefined> {
    return this.#page(PAGE_LOCKED);
  }

  /** `version` 0 is the first. False: changed meanwhile. */
  async setPage(version: number, { open, mostOpenHolds }: Omit<OnlinePageSettings, 'version'>): Promise<boolean> {
    const tx = currentTransaction();
    const written = version === 0 ? tx.query(FIRST, [tx.clinicId, open, mostOpenHolds]) : tx.query(EDIT, [tx.clinicId, version, open, mostOpenHolds]);
    return (await written).rowCount === 1;
  }

  add(r: OnlineRequest): void {
    const tx = currentTransaction();
    tx.send(ADD, [tx.clinicId, r.id, r.appointmentId, r.clientId, r.bookingLinkId, r.placeHash, r.emailHash]);
  }

  openOfStrangers(now: Date, placeHash: Buffer, emailHash: Buffer): Promise<OpenHolds> {
    return this.#open(OF_STRANGERS, [now, placeHash, emailHash]);
  }

  openOfClient(now: Date, clientId: string): Promise<OpenHolds> {
    return this.#open(OF_CLIENT, [now, clientId]);
  }

  async aheadByLink(now: Date, clientId: string): Promise<number> {
    const tx = currentTransaction();
    return (await tx.rows<{ n: number }>(AHEAD_BY_LINK, [tx.clinicId, now, clientId]))[0]?.n ?? 0;
  }

  /** Requests of strangers, the newest first; one more than `limit` if there are more. */
  newcomers(limit: number, now: Date, after?: string): Promise<Newcomer[]> {
    const tx = currentTransaction();
    return tx.rows<Newcomer & { id: string }>(NEWCOMERS, [tx.clinicId, limit + 1, now, after ?? null]);
  }

  async #page(sql: string): Promise<OnlinePageSettings | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<OnlinePageSettings & { open: boolean }>(sql, [tx.clinicId]))[0];
  }

  async #open(sql: string, values: readonly unknown[]): Promise<OpenHolds> {
    const tx = currentTransaction();
    const [open] = await tx.rows<OpenHolds & { ofPerson: number }>(sql, [tx.clinicId, ...values]);
    if (!open) throw new Error('a count returned no row');
    return open;
  }
}
