import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { newId } from '../../platform/ids/ids';
import type { Channel, Claimed, Fate, Promised, Says } from '../message';

const COLUMNS = 'clinic_id, id, topic, record_id, channel, dedupe_key, due_at, expires_at, promised_at';
const VALUES = '$1, $2, $3, $4, $5, $6, $7, $8, $9';
const ADD = `INSERT INTO outbox (${COLUMNS}) VALUES (${VALUES}) ON CONFLICT (clinic_id, dedupe_key) DO NOTHING`;
const MERGE = `INSERT INTO outbox (${COLUMNS}, merge_key) SELECT ${VALUES}, $10
   WHERE NOT EXISTS (SELECT FROM outbox p WHERE p.clinic_id = $1 AND p.dedupe_key = $6)
  ON CONFLICT (clinic_id, merge_key) WHERE state = 'due' AND merge_key IS NOT NULL
  DO UPDATE SET dedupe_key = EXCLUDED.dedupe_key, due_at = EXCLUDED.due_at, expires_at = EXCLUDED.expires_at`;
const CLINICS = 'SELECT clinics_with_messages_due($1) AS clinic_id';
/** One at a time about one record, or two workers could tell half of the story each. MATERIALIZED: picked once, not once per row compared. */
const CLAIM = `WITH picked AS MATERIALIZED (
    SELECT o.id FROM outbox o
     WHERE o.clinic_id = $1 AND (o.channel = ANY ($4) OR o.topic = ANY ($5) OR o.expires_at <= $2) AND ((o.state = 'due' AND o.due_at <= $2) OR (o.state = 'sending' AND o.locked_until <= $2))
       AND NOT EXISTS (SELECT FROM outbox s WHERE s.clinic_id = o.clinic_id AND s.record_id = o.record_id AND s.channel = o.channel AND s.id <> o.id AND s.state = 'sending')
     ORDER BY o.due_at, o.id LIMIT 1 FOR UPDATE OF o SKIP LOCKED)
  UPDATE outbox u SET state = 'sending', locked_until = $3, attempts = attempts + 1 FROM picked WHERE u.clinic_id = $1 AND u.id = picked.id
  RETURNING u.id, topic, channel, record_id AS "recordId", dedupe_key AS "dedupeKey", due_at AS "dueAt", promised_at AS "promisedAt", attempts, unanswered,
    expires_at <= $2 AS expired, handed_over_at IS NOT NULL AS "handedOver", says`;
/** `attempts` counts claims: who claimed it last holds it. */
const HELD = `clinic_id = $1 AND id = $2 AND state = 'sending' AND attempts = $3`;
const HAND_OVER = `UPDATE outbox SET handed_over_at = $4, locked_until = $5, says = $6, body_hash = $7 WHERE ${HELD}`;
const SETTLE = `UPDATE outbox SET state = $4, outcome = $5, settled_at = $6, locked_until = NULL WHERE ${HELD}`;
/** A newer one that waits already tells it all. */
const RELEASE = `UPDATE outbox o SET state = CASE WHEN newer.found THEN 'dropped' ELSE 'due' END, settled_at = CASE WHEN newer.found THEN $6::timestamptz END,
    outcome = CASE WHEN newer.found THEN 'merged' ELSE $5 END, locked_until = NULL, due_at = $4, handed_over_at = NULL, says = NULL, body_hash = NULL,
    attempts = attempts - $7, unanswered = unanswered + $8
  FROM (SELECT EXISTS (SELECT FROM outbox n JOIN outbox m ON m.clinic_id = n.clinic_id AND m.merge_key = n.merge_key
                        WHERE n.clinic_id = $1 AND n.state = 'due' AND m.id = $2 AND n.id <> m.id) AS found) newer
  WHERE o.clinic_id = $1 AND o.id = $2 AND o.state = 'sending' AND o.attempts = $3`;

const OF_RECORD = `SELECT id, topic, channel, state, outcome, due_at AS "dueAt", settled_at AS "settledAt" FROM outbox
  WHERE clinic_id = $1 AND record_id = $2 ORDER BY created_at DESC, id DESC LIMIT 200`;

/** Another worker took up a message about the same record in the same moment. */
export class ClaimedMeanwhile extends Error {}

@Injectable()
export class OutboxRepository {
  constructor(private readonly dataSource: DataSource) {}

  add(channel: Channel, { topic, recordId, dedupeKey, mergeKey, dueAt, expiresAt }: Omit<Promised, 'channels'>, now: Date): void {
    const tx = currentTransaction();
    const ofChannel = channel === 'email' ? '' : `:${channel}`;
    const values = [tx.clinicId, newId(), topic, recordId, channel, `${dedupeKey}${ofChannel}`, dueAt, expiresAt, now];
    if (mergeKey === undefined) tx.send(ADD, values);
    else tx.send(MERGE, [...values, `${mergeKey}${ofChannel}`]);
  }

  /** Newest first. */
  ofRecord(recordId: string): Promise<Fate[]> {
    const tx = currentTransaction();
    return tx.rows<Fate & { id: string }>(OF_RECORD, [tx.clinicId, recordId]);
  }

  /** Outside of any unit of work: it tells which clinics wait, and nothing else of them. */
  async clinicsWithDue(at: Date): Promise<string[]> {
    const rows = await this.dataSource.query<{ clinic_id: string }[]>(CLINICS, [at]);
    return rows.map((row) => row.clinic_id);
  }

  /** What goes by these channels or is about these topics, or is of no use any more. Throws `ClaimedMeanwhile`, where there may be more. */
  async claimNext(now: Date, lockedUntil: Date, channels: readonly Channel[], topics: readonly string[]): Promise<Claimed | undefined> {
    const tx = currentTransaction();
    const rows = await tx.rows<Claimed & { id: string }>(CLAIM, [tx.clinicId, now, lockedUntil, channels, topics]).catch((error: unknown) => {
      throw constraintOf(error) === 'outbox_one_at_a_time' ? new ClaimedMeanwhile() : error;
    });
    return rows[0];
  }

  /** From here on it counts as delivered. False: the lock ran out, and another worker has it. */
  handOver(claimed: Claimed, at: Date, lockedUntil: Date, says: Says | undefined, bodyHash: Buffer): Promise<boolean> {
    return this.#held(HAND_OVER, claimed, [at, lockedUntil, says && JSON.stringify(says), bodyHash]);
  }

  /** False: another worker has settled it. */
  settle(claimed: Claimed, at: Date, state: 'sent' | 'dropped' | 'failed', outcome: string): Promise<boolean> {
    return this.#held(SETTLE, claimed, [state, outcome, at]);
  }

  /** It was not delivered: it waits for another try. `unasked`: it was not tried at all. */
  release(claimed: Claimed, now: Date, dueAt: Date, outcome: string, how: Readonly<{ unasked?: boolean; unanswered?: boolean }> = {}): Promise<boolean> {
    return this.#held(RELEASE, claimed, [dueAt, outcome, now, how.unasked ? 1 : 0, how.unanswered ? 1 : 0]);
  }

  async #held(sql: string, { id, attempts }: Claimed, values: readonly unknown[]): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(sql, [tx.clinicId, id, attempts, ...values]);
    return rowCount === 1;
  }
}
