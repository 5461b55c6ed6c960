import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { Cursor } from '../../platform/http/page';

export interface NewAuditEvent {
  readonly id: string;
  readonly actorKind: string;
  readonly actorId?: string;
  readonly sessionId?: string;
  readonly action: string;
  readonly recordType: string;
  readonly recordId?: string;
  readonly clientId?: string;
  readonly purpose: string;
  readonly requestId: string;
  readonly outcome: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface AuditEvent {
  readonly id: string;
  readonly at: Date;
  /** `at` to the microsecond, which a Date does not hold. */
  readonly atMicroseconds: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly sessionId: string | null;
  readonly action: string;
  readonly recordType: string;
  readonly recordId: string | null;
  readonly clientId: string | null;
  readonly purpose: string;
  readonly requestId: string;
  readonly outcome: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface AuditFilter {
  readonly clientId?: string;
  readonly actorId?: string;
  readonly action?: string;
  /** Inclusive. */
  readonly from?: Date;
  /** Exclusive. */
  readonly to?: Date;
  readonly after?: Cursor;
}

const INSERT = `INSERT INTO audit_event
  (clinic_id, id, actor_kind, actor_id, session_id, action, record_type, record_id, client_id, purpose, request_id, outcome, details)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

const SELECT = `SELECT id, at, (extract(epoch FROM at) * 1000000)::bigint::text AS "atMicroseconds", actor_kind AS "actorKind", actor_id AS "actorId",
    session_id AS "sessionId", action, record_type AS "recordType", record_id AS "recordId", client_id AS "clientId", purpose, request_id AS "requestId", outcome, details
  FROM audit_event WHERE clinic_id = $1`;
const NEWEST_FIRST = 'ORDER BY at DESC, id DESC LIMIT $2';

const AFTER = `AND (at, id) < (timestamptz 'epoch' + $3::bigint * interval '1 microsecond', $4::uuid)`;
/** Only what is asked for stands in the statement, so that each question finds its index. */
const TESTS = { clientId: 'AND client_id =', actorId: 'AND actor_id =', action: 'AND action =', from: 'AND at >=', to: 'AND at <' } as const;

@Injectable()
export class AuditEventRepository {
  add(e: NewAuditEvent): void {
    const tx = currentTransaction();
    tx.send(INSERT, [
      tx.clinicId, e.id, e.actorKind, e.actorId ?? null, e.sessionId ?? null, e.action, e.recordType, e.recordId ?? null,
      e.clientId ?? null, e.purpose, e.requestId, e.outcome, JSON.stringify(e.details ?? {}),
    ]);
  }

  /** Newest first; one row more than `limit` if there are more. */
  list(limit: number, filter: AuditFilter): Promise<AuditEvent[]> {
    const tx = currentTransaction();
    const values: unknown[] = [tx.clinicId, limit + 1, ...(filter.after ?? [])];
    const asked = (Object.keys(TESTS) as (keyof typeof TESTS)[]).filter((name) => filter[name] !== undefined);
    const tests = asked.map((name) => `${TESTS[name]} $${values.push(filter[name])}`);
    const sql = [SELECT, ...(filter.after ? [AFTER] : []), ...tests, NEWEST_FIRST].join(' ');
    return tx.rows<AuditEvent>(sql, values);
  }
}
