import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import { newId } from '../../platform/ids/ids';
import type { Assigned } from '../domain/slot';
import type { Elsewhere } from '../domain/places';
import type { Occupancy } from '../domain/resource';
import { MINUTE_MS, type Interval } from '../domain/time';

/** What is taken, per resource. */
export type Taken = ReadonlyMap<string, readonly Occupancy[]>;

interface TakenRow {
  id: string;
  starts: string;
  ends: string;
  sessionStarts: string;
  sessionEnds: string;
  kinds: string;
}

interface Claim {
  readonly appointmentId: string | null;
  readonly blockId: string | null;
  readonly expiresAt: Date | null;
}

/** In ascending id, whoever asks: two writers never wait for each other in a ring. */
const LOCK = 'SELECT id FROM resource WHERE clinic_id = $1 AND id = ANY ($2::uuid[]) AND retired_at IS NULL ORDER BY id FOR NO KEY UPDATE';
/** Minutes as integers, one array per resource and column: parsing dates of some thousand rows would cost more than finding them. */
const TAKEN = `SELECT resource_id AS id, array_agg((date_part('epoch', starts_at) / 60)::int)::text AS starts, array_agg((date_part('epoch', ends_at) / 60)::int)::text AS ends,
    array_agg(coalesce((date_part('epoch', session_starts_at) / 60)::int, 0))::text AS "sessionStarts",
    array_agg(coalesce((date_part('epoch', session_ends_at) / 60)::int, 0))::text AS "sessionEnds",
    array_agg(CASE WHEN block_id IS NOT NULL THEN 2 WHEN expires_at IS NOT NULL THEN 1 ELSE 0 END)::text AS kinds
  FROM appointment_occupancy
 WHERE clinic_id = $1 AND resource_id = ANY ($2::uuid[]) AND live AND starts_at < $4 AND starts_at > $3::timestamptz - interval '24 hours' AND ends_at > $3
   AND (expires_at IS NULL OR expires_at > $5) AND appointment_id IS DISTINCT FROM $6::uuid
 GROUP BY resource_id`;
/** Visits at other places than this one. */
const ELSEWHERE = `SELECT o.resource_id AS "resourceId", a.location_id AS "locationId", o.starts_at AS "startsAt", o.ends_at AS "endsAt"
  FROM appointment_occupancy o JOIN appointment a ON a.clinic_id = o.clinic_id AND a.id = o.appointment_id
 WHERE o.clinic_id = $1 AND o.resource_id = ANY ($2::uuid[]) AND o.live AND o.starts_at < $4 AND o.starts_at > $3::timestamptz - interval '24 hours' AND o.ends_at > $3
   AND (o.expires_at IS NULL OR o.expires_at > $5) AND o.appointment_id IS DISTINCT FROM $6::uuid AND a.location_id <> $7`;
/** Answers with what it took: less than asked for means that somebody else was first. */
const CLAIM = `INSERT INTO appointment_occupancy (clinic_id, id, resource_id, appointment_id, block_id, expires_at, starts_at, ends_at, session_starts_at, session_ends_at)
  SELECT $1, id, resource_id, $3, $4, $5, starts_at, ends_at, session_starts_at, session_ends_at
    FROM unnest($2::uuid[], $6::uuid[], $7::timestamptz[], $8::timestamptz[], $9::timestamptz[], $10::timestamptz[])
      AS t (id, resource_id, starts_at, ends_at, session_starts_at, session_ends_at)
  ON CONFLICT DO NOTHING`;
const FORGET = 'DELETE FROM appointment_occupancy WHERE clinic_id = $1 AND appointment_id = $2';
const FREE = 'UPDATE appointment_occupancy SET live = false WHERE clinic_id = $1 AND appointment_id = $2 AND live';
const FREE_BLOCK = 'UPDATE appointment_occupancy SET live = false WHERE clinic_id = $1 AND block_id = $2 AND live';
/** What was to follow the session, such as cleaning, follows its end; what has not begun is not needed. */
const FREE_FROM = `UPDATE appointment_occupancy SET live = session_starts_at < $3, ends_at = CASE WHEN session_starts_at < $3 THEN ends_at - (session_ends_at - $3::timestamptz) ELSE ends_at END,
    session_ends_at = CASE WHEN session_starts_at < $3 THEN $3 ELSE session_ends_at END
  WHERE clinic_id = $1 AND appointment_id = $2 AND live AND session_ends_at > $3`;
const RETAKE = `UPDATE appointment_occupancy SET live = true WHERE clinic_id = $1 AND appointment_id = $2 AND NOT live
  RETURNING resource_id AS "resourceId", starts_at AS "startsAt", ends_at AS "endsAt"`;
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
    const rows = await tx.rows<TakenRow>(TAKEN, [tx.clinicId, resourceIds, new Date(from), new Date(to), now, except ?? null]);
    return new Map(rows.map((row) => [row.id, occupanciesOf(row)]));
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

  /** Of those who work at several places: what they have at others than `locationId`. */
  async elsewhere(resourceIds: readonly string[], locationId: string, { from, to }: Interval, now: Date, except?: string): Promise<readonly (Elsewhere & { resourceId: string })[]> {
    if (resourceIds.length === 0) return [];
    const tx = currentTransaction();
    const rows = await tx.rows<{ resourceId: string; locationId: string; startsAt: Date; endsAt: Date }>(ELSEWHERE, [tx.clinicId, resourceIds, new Date(from), new Date(to), now, except ?? null, locationId]);
    return rows.map((row) => ({ resourceId: row.resourceId, locationId: row.locationId, occupied: { from: row.startsAt.getTime(), to: row.endsAt.getTime() } }));
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

  /** Answers with what it took. */
  async retake(appointmentId: string): Promise<readonly Readonly<{ resourceId: string; occupied: Interval }>[]> {
    const tx = currentTransaction();
    const rows = await tx.rows<{ resourceId: string; startsAt: Date; endsAt: Date }>(RETAKE, [tx.clinicId, appointmentId]);
    return rows.map(({ resourceId, startsAt, endsAt }) => ({ resourceId, occupied: { from: startsAt.getTime(), to: endsAt.getTime() } }));
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
const numbersOf = (array: string): number[] => array.slice(1, -1).split(',').map(Number);

const occupanciesOf = (row: TakenRow): Occupancy[] => {
  const [starts, ends, sessionStarts, sessionEnds, kinds] = [row.starts, row.ends, row.sessionStarts, row.sessionEnds, row.kinds].map(numbersOf) as [number[], number[], number[], number[], number[]];
  const span = (from: readonly number[], to: readonly number[], at: number): Interval => ({ from: (from[at] ?? 0) * MINUTE_MS, to: (to[at] ?? 0) * MINUTE_MS });
  return kinds.map((code, at) => {
    const kind = KINDS[code] ?? 'block';
    const occupied = span(starts, ends, at);
    return kind === 'block' ? { kind, occupied } : { kind, occupied, session: span(sessionStarts, sessionEnds, at) };
  });
};
