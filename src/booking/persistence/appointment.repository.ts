import { Injectable } from '@nestjs/common';
import { constraintOf, sqlStateOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { notFound } from '../../platform/errors/domain-error';
import type { AnswersOfTheDay } from '../domain/act';
import type { Appointment } from '../domain/appointment';
import type { Interval } from '../domain/time';
import { APPOINTMENT_COLUMNS, appointmentOf, type AppointmentRow } from './appointment-row';

/** What is kept beside what the domain decides on. */
export interface BookingRecord {
  readonly uid: string;
  readonly locationId: string;
  readonly channel: 'desk' | 'online' | 'waitlist';
  readonly therapistNamed: boolean;
  readonly localStart: string;
  readonly seriesId: string | null;
  readonly overrideReason: string | null;
  readonly createdBy: string | null;
}

export interface HistoryEntry {
  readonly kind: string;
  readonly fromState: string | null;
  readonly staffId: string | null;
  readonly actorKind: 'staff' | 'client' | 'system';
  readonly reason: string | null;
  /** Of a check-in and a start. */
  readonly answers?: AnswersOfTheDay;
}

export interface OwnVisit {
  readonly appointmentId: string;
  readonly session: Interval;
}

const INSERT = `INSERT INTO appointment (clinic_id, id, uid, client_id, location_id, variant_id, terms_version, policy, state, expires_at, provisional, starts_at, ends_at,
    local_start, timezone, channel, therapist_named, series_id, override_reason, created_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) ON CONFLICT DO NOTHING`;
const BY_ID = `${APPOINTMENT_COLUMNS} WHERE a.clinic_id = $1 AND a.id = $2`;
const LOCKED = `${BY_ID} FOR NO KEY UPDATE OF a`;
const SAVE = `UPDATE appointment SET state = $4, sequence = $5, expires_at = $6, provisional = $7, starts_at = $8, ends_at = $9, actual_start_at = $10, actual_end_at = $11,
    cancellation = $12, no_show = $13, extended = extended OR $14, local_start = coalesce($15::timestamp, local_start), override_reason = coalesce($16, override_reason),
    therapist_named = coalesce($17::boolean, therapist_named), version = version + 1
  WHERE clinic_id = $1 AND id = $2 AND version = $3`;
const EXTENDED = 'SELECT extended FROM appointment WHERE clinic_id = $1 AND id = $2';
const RECORD = `INSERT INTO appointment_event (clinic_id, appointment_id, version, kind, from_state, to_state, starts_at, resource_ids, actor_kind, staff_id, reason,
    client_id, intake_id, answers_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;
const EXPIRED = `${APPOINTMENT_COLUMNS} WHERE a.clinic_id = $1 AND a.state IN ('held', 'requested') AND a.expires_at <= $2
   AND (a.client_id = $3 OR EXISTS (SELECT FROM appointment_occupancy o WHERE o.clinic_id = a.clinic_id AND o.appointment_id = a.id AND o.live AND o.resource_id = ANY ($4::uuid[])))
 ORDER BY a.id FOR NO KEY UPDATE OF a SKIP LOCKED`;
const PENCILLED = `SELECT id FROM appointment WHERE clinic_id = $1 AND client_id = $2 AND state = 'held' AND provisional AND starts_at > $3 ORDER BY id LIMIT 100`;
const VISITS_OF_CLIENT = `SELECT id AS "appointmentId", starts_at, ends_at FROM appointment WHERE clinic_id = $1 AND client_id = $2 AND ends_at > $3
   AND state IN ('requested', 'held', 'booked', 'arrived', 'checked_in', 'in_session') AND (state NOT IN ('requested', 'held') OR expires_at > $4)
 ORDER BY starts_at LIMIT 500`;

@Injectable()
export class AppointmentRepository {
  /** False: the client has another visit at that time. */
  async add(a: Appointment, record: BookingRecord): Promise<boolean> {
    const tx = currentTransaction();
    try {
      const { rowCount } = await tx.query(INSERT, [
        tx.clinicId, a.id, record.uid, a.clientId, record.locationId, a.terms.variantId, a.terms.version, JSON.stringify(a.policy), a.state, dateOf(a.expiresAt),
        a.provisional, dateOf(a.startsAt), dateOf(a.endsAt), record.localStart, a.timezone, record.channel, record.therapistNamed, record.seriesId,
        record.overrideReason, record.createdBy,
      ]);
      return rowCount === 1;
    } catch (error) {
      throw constraintOf(error) === 'appointment_client' ? notFound() : error;
    }
  }

  async findById(id: string): Promise<Appointment | undefined> {
    return (await this.#read(BY_ID, [id]))[0];
  }

  async lock(id: string): Promise<Appointment | undefined> {
    return (await this.#read(LOCKED, [id]))[0];
  }

  /** Holds and requests that have run out and stand in the way of this client or these resources. */
  expired(now: Date, clientId: string, resourceIds: readonly string[]): Promise<Appointment[]> {
    return this.#read(EXPIRED, [now, clientId, resourceIds]);
  }

  /** `was`: the appointment as it was locked. False: the client has another visit then. */
  async save(was: Appointment, next: Appointment, more: { localStart?: string; overrideReason?: string; therapistNamed?: boolean; extended?: boolean } = {}): Promise<boolean> {
    const tx = currentTransaction();
    try {
      const { rowCount } = await tx.query(SAVE, [
        tx.clinicId, was.id, was.version, next.state, next.sequence, dateOf(next.expiresAt), next.provisional, dateOf(next.startsAt), dateOf(next.endsAt),
        dateOf(next.actualStartAt), dateOf(next.actualEndAt), jsonOf(next.cancellation), jsonOf(next.noShow), more.extended ?? false, more.localStart ?? null,
        more.overrideReason ?? null, more.therapistNamed ?? null,
      ]);
      if (rowCount !== 1) throw new Error('an appointment changed under its lock');
      return true;
    } catch (error) {
      if (sqlStateOf(error) === '23P01' && constraintOf(error) === 'appointment_client_overlap') return false;
      throw error;
    }
  }

  async wasExtended(id: string): Promise<boolean> {
    const tx = currentTransaction();
    return (await tx.rows<{ extended: boolean }>(EXTENDED, [tx.clinicId, id]))[0]?.extended ?? false;
  }

  record(a: Appointment, entry: HistoryEntry): void {
    const tx = currentTransaction();
    tx.send(RECORD, [
      tx.clinicId, a.id, a.version, entry.kind, entry.fromState, a.state, dateOf(a.startsAt), a.resourceIds, entry.actorKind, entry.staffId, entry.reason,
      a.clientId, entry.answers?.intakeId ?? null, entry.answers?.sentinelsAt ?? null,
    ]);
  }

  /** The client's live visits that end after `from`; no more than 500 are looked at. */
  async visitsOfClient(clientId: string, from: Date, now: Date): Promise<OwnVisit[]> {
    const tx = currentTransaction();
    const rows = await tx.rows<{ appointmentId: string; starts_at: Date; ends_at: Date }>(VISITS_OF_CLIENT, [tx.clinicId, clientId, from, now]);
    return rows.map((row) => ({ appointmentId: row.appointmentId, session: { from: row.starts_at.getTime(), to: row.ends_at.getTime() } }));
  }

  /** Ids of the client's times that wait for the forms. */
  async pencilledOf(clientId: string, now: Date): Promise<string[]> {
    const tx = currentTransaction();
    return (await tx.rows<{ id: string }>(PENCILLED, [tx.clinicId, clientId, now])).map(({ id }) => id);
  }

  async #read(sql: string, values: readonly unknown[]): Promise<Appointment[]> {
    const tx = currentTransaction();
    return (await tx.rows<AppointmentRow>(sql, [tx.clinicId, ...values])).map(appointmentOf);
  }
}

const dateOf = (instant: number | null): Date | null => (instant === null ? null : new Date(instant));
const jsonOf = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));
