import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';

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

const INSERT = `INSERT INTO audit_event
  (clinic_id, id, actor_kind, actor_id, session_id, action, record_type, record_id, client_id, purpose, request_id, outcome, details)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

@Injectable()
export class AuditEventRepository {
  add(e: NewAuditEvent): void {
    const tx = currentTransaction();
    tx.send(INSERT, [
      tx.clinicId, e.id, e.actorKind, e.actorId ?? null, e.sessionId ?? null, e.action, e.recordType, e.recordId ?? null,
      e.clientId ?? null, e.purpose, e.requestId, e.outcome, JSON.stringify(e.details ?? {}),
    ]);
  }
}
