import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { currentTransaction } from '../../platform/database/transaction';
import { newId } from '../../platform/ids/ids';

export interface Promised {
  /** `<record>.<what>`, such as `appointment.changed`: who composes it. */
  readonly topic: string;
  readonly recordId: string;
  /** One message per key, for ever. */
  readonly dedupeKey: string;
  /** Messages with the same one merge while they wait. */
  readonly mergeKey?: string;
  readonly dueAt: Date;
  /** Later than this it would be of no use. */
  readonly expiresAt: Date;
}

/** A message that this worker alone may send until the lock runs out. */
export interface Claimed {
  readonly id: string;
  readonly topic: string;
  readonly recordId: string;
  readonly dedupeKey: string;
  readonly attempts: number;
  readonly expired: boolean;
}

const ADD = `INSERT INTO outbox (clinic_id, id, topic, record_id, dedupe_key, due_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (clinic_id, dedupe_key) DO NOTHING`;
const MERGE = `INSERT INTO outbox (clinic_id, id, topic, record_id, dedupe_key, due_at, expires_at, merge_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (clinic_id, merge_key) WHERE state = 'due' AND merge_key IS NOT NULL
  DO UPDATE SET dedupe_key = EXCLUDED.dedupe_key, due_at = EXCLUDED.due_at, expires_at = EXCLUDED.expires_at`;
const CLINICS = 'SELECT clinics_with_messages_due($1) AS clinic_id';
/** One at a time about one record, or two workers could tell half of the story each. MATERIALIZED: picked once, not once per row compared. */
const CLAIM = `WITH picked AS MATERIALIZED (
    SELECT o.id FROM outbox o
     WHERE o.clinic_id = $1 AND ((o.state = 'due' AND o.due_at <= $2) OR (o.state = 'sending' AND o.locked_until <= $2))
       AND NOT EXISTS (SELECT FROM outbox s WHERE s.clinic_id = o.clinic_id AND s.record_id = o.record_id AND s.id <> o.id AND s.state = 'sending')
     ORDER BY o.due_at, o.id LIMIT 1 FOR UPDATE OF o SKIP LOCKED)
  UPDATE outbox u SET state = 'sending', locked_until = $3, attempts = attempts + 1 FROM picked WHERE u.clinic_id = $1 AND u.id = picked.id
  RETURNING u.id, topic, record_id AS "recordId", dedupe_key AS "dedupeKey", attempts, expires_at <= $2 AS expired`;
const SETTLE = `UPDATE outbox SET state = $3, outcome = $4, body_hash = $5, locked_until = NULL, settled_at = $6 WHERE clinic_id = $1 AND id = $2 AND state = 'sending'`;
/** A newer one that waits already tells it all. */
const RETRY = `UPDATE outbox o SET state = CASE WHEN newer.found THEN 'dropped' ELSE 'due' END, settled_at = CASE WHEN newer.found THEN $5::timestamptz END,
    outcome = CASE WHEN newer.found THEN 'merged' ELSE $4 END, locked_until = NULL, due_at = $3
  FROM (SELECT EXISTS (SELECT FROM outbox n JOIN outbox m ON m.clinic_id = n.clinic_id AND m.merge_key = n.merge_key
                        WHERE n.clinic_id = $1 AND n.state = 'due' AND m.id = $2 AND n.id <> m.id) AS found) newer
  WHERE o.clinic_id = $1 AND o.id = $2 AND o.state = 'sending'`;

@Injectable()
export class OutboxRepository {
  constructor(private readonly dataSource: DataSource) {}

  add({ topic, recordId, dedupeKey, mergeKey, dueAt, expiresAt }: Promised): void {
    const tx = currentTransaction();
    const values = [tx.clinicId, newId(), topic, recordId, dedupeKey, dueAt, expiresAt];
    if (mergeKey === undefined) tx.send(ADD, values);
    else tx.send(MERGE, [...values, mergeKey]);
  }

  /** Outside of any unit of work: it tells which clinics wait, and nothing else of them. */
  async clinicsWithDue(at: Date): Promise<string[]> {
    const rows = await this.dataSource.query<{ clinic_id: string }[]>(CLINICS, [at]);
    return rows.map((row) => row.clinic_id);
  }

  async claimNext(now: Date, lockedUntil: Date): Promise<Claimed | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<Claimed & { id: string }>(CLAIM, [tx.clinicId, now, lockedUntil]))[0];
  }

  /** False: another worker has settled it. */
  async settle(id: string, at: Date, to: { state: 'sent' | 'dropped' | 'failed'; outcome: string; bodyHash?: Buffer }): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(SETTLE, [tx.clinicId, id, to.state, to.outcome, to.bodyHash ?? null, at]);
    return rowCount === 1;
  }

  async retry(id: string, now: Date, dueAt: Date, outcome: string): Promise<void> {
    const tx = currentTransaction();
    await tx.query(RETRY, [tx.clinicId, id, dueAt, outcome, now]);
  }
}
