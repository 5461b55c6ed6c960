import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import { newId } from '../../platform/ids/ids';
import type { Assigned } from '../domain/slot';
import type { Occupancy } from '../domain/resource';
import { MINUTE_MS, type Interval } from '../domain/time';

/** What is taken, per resource. */
export type Taken = ReadonlyMap<string, readonly Occupancy[]>;

interface Claim {
  readonly appointmentId: string | null;
  readonly blockId: string | null;
  readonly expiresAt: Date | null;
}

/** In ascending id, whoever asks: two writers never wait for each other in a ring. */
const LOCK = 'SELECT id FROM resource WHERE clinic_id = $1 AND id = ANY ($2::uuid[]) AND retired_at IS NULL ORDER BY id FOR NO KEY UPDATE';
/** Minutes as integers in one text per resource: parsing dates of some thousand rows would cost more than finding them. */
const TAKEN = `SELECT resource_id AS id, string_agg(
    (date_part('epoch', starts_at) / 60)::int || ' ' || (date_part('epoch', ends_at) / 60)::int || ' ' ||
    coalesce((date_part('epoch', session_starts_at) / 60)::int, 0) || ' ' || coalesce((date_part('epoch', session_ends_at) / 60)::int, 0) || ' ' ||
    CASE WHEN block_id IS NOT NULL THEN 2 WHEN expires_at IS NOT NULL THEN 1 ELSE 0 END, ' ' ORDER BY starts_at) AS spans
  FROM appointment_occupancy
 WHERE clinic_id = $1 AND resource_id = ANY ($2::uuid[]) AND live AND starts_at < $4 AND starts_at > $3::timestamptz - interval '24 hours' AND ends_at > $3
   AND (expires_at IS NULL OR expires_at > $5) AND appointment_id IS DISTINCT FROM $6::uuid
 GROUP BY resource_id`;
/** Answers with what it took: less than asked for means that somebody else was first. */
const CLAIM = `INSERT INTO appointment_occupancy (clinic_id, id, resource_id, appointment_id, block_id, expires_at, starts_at, ends_at, session_starts_at, session_ends_at)
  SELECT $1, id, resource_id, $3, $4, $5, starts_at, ends_at, session_starts_at, session_ends_at
    FROM unnest($2::uuid[], $6::uuid[], $7::timestamptz[], $8::timestamptz[], $9::timestamptz[], $10::timestamptz[])
      AS t (id, resource_id, starts_at, ends_at, session_starts_at, session_ends_at)
  ON CONFLICT DO NOTHING`;
const FORGET = 'DELETE FROM appointment_occupancy WHERE clinic_id = $1 AND appointment_id = $2';
const FREE = 'UPDATE appointment_occupancy SET live = false WHERE clinic_id = $1 AND appointment_id = $2 AND live';
const FREE_BLOCK = 'UPDATE appointment_occupancy SET live = false WHERE clinic_id = $1 AND block_id = $2 AND live';
const FREE_FROM = `UPDATE appointment_occupancy SET ends_at = $3, session_ends_at = least(session_ends_at, $3)
  WHERE clinic_id = $1 AND appointment_id = $2 AND live AND session_starts_at < $3 AND ends_at > $3`;
const RETAKE = 'UPDATE appointment_occupancy SET live = true WHERE clinic_id = $1 AND appointment_id = $2 AND NOT live';
const EXTEND = 'UPDATE appointment_occupancy SET expires_at = $3 WHERE clinic_id = $1 AND appointment_id = $2 AND live';

@Injectable()
export class OccupancyRepository {
  /** Until the end of the transaction nobody else books these. Missing ones are retired or unknown. */
  async lock(resourceIds: readonly string[]): Promise<number> {
    const tx = currentTransaction();
    return (await tx.query(LOCK, [tx.clinicId, resourceIds])).rowCount ?? 0;
  }

  /** Expired holds take nothing; `except`: the visit that is being moved. */
  async taken(resourceIds: readonly string[], { from, to }: Interval, now: Date, except?: string): Promise<Taken> {
    const tx = currentTransaction();
    const rows = await tx.rows<{ id: string; spans: string }>(TAKEN, [tx.clinicId, resourceIds, new Date(from), new Date(to), now, except ?? null]);
    return new Map(rows.map(({ id, spans }) => [id, occupanciesOf(spans)]));
  }

  /** False: at least one was taken in between. */
  async claim(claim: Claim, assigned: readonly Omit<Assigned, 'requirement'>[]): Promise<boolean> {
    const tx = currentTransaction();
    const session = claim.blockId === null ? assigned.map((a) => a.session) : [];
    const { rowCount } = await tx.query(CLAIM, [
      tx.clinicId, assigned.map(newId), claim.appointmentId, claim.blockId, claim.expiresAt, assigned.map((a) => a.resourceId),
      assigned.map((a) => new Date(a.occupied.from)), assigned.map((a) => new Date(a.occupied.to)),
      assigned.map((_, at) => timeOf(session[at]?.from)), assigned.map((_, at) => timeOf(session[at]?.to)),
    ]);
    return rowCount === assigned.length;
  }

  /** Before a move takes its new rows. */
  forget(appointmentId: string): void {
    this.#send(FORGET, [appointmentId]);
  }

  free(appointmentId: string): void {
    this.#send(FREE, [appointmentId]);
  }

  freeBlock(blockId: string): void {
    this.#send(FREE_BLOCK, [blockId]);
  }

  freeFrom(appointmentId: string, at: Date): void {
    this.#send(FREE_FROM, [appointmentId, at]);
  }

  async retake(appointmentId: string): Promise<void> {
    const tx = currentTransaction();
    await tx.query(RETAKE, [tx.clinicId, appointmentId]);
  }

  /** Null: it holds for good. */
  setExpiry(appointmentId: string, at: Date | null): void {
    this.#send(EXTEND, [appointmentId, at]);
  }

  #send(sql: string, values: readonly unknown[]): void {
    const tx = currentTransaction();
    tx.send(sql, [tx.clinicId, ...values]);
  }
}

const timeOf = (instant: number | undefined): Date | null => (instant === undefined ? null : new Date(instant));

const KINDS = ['appointment', 'hold', 'block'] as const;
const NUMBERS_PER_SPAN = 5;

const occupanciesOf = (spans: string): Occupancy[] => {
  const numbers = spans.split(' ').map(Number);
  const at = (index: number): number => (numbers[index] ?? 0) * MINUTE_MS;
  const found: Occupancy[] = [];
  for (let i = 0; i < numbers.length; i += NUMBERS_PER_SPAN) {
    const kind = KINDS[numbers[i + 4] ?? 0] ?? 'block';
    const occupied = { from: at(i), to: at(i + 1) };
    found.push(kind === 'block' ? { kind, occupied } : { kind, occupied, session: { from: at(i + 2), to: at(i + 3) } });
  }
  return found;
};
