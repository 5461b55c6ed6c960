import { Injectable } from '@nestjs/common';
import { currentContext, type Actor } from '../platform/context/request-context';
import { newId } from '../platform/ids/ids';
import { AuditEventRepository } from './persistence/audit-event.repository';

export type Outcome = 'success' | 'failure' | 'denied';

export interface AuditEntry {
  /** `<record>.<verb>`, such as `client.read`. */
  readonly action: string;
  readonly recordType: string;
  /** Absent for a list. */
  readonly recordId?: string;
  /** Whose chart it concerns. */
  readonly clientId?: string;
  /** Absent: success. */
  readonly outcome?: Outcome;
  /** Ids, field names and counts; never health data, names or what was typed. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Who read or changed what, and why. Written in the unit of work of the act: both are kept, or neither. */
@Injectable()
export class AuditTrail {
  constructor(private readonly events: AuditEventRepository) {}

  /** Actor, purpose and request id come from the request's context. Needs an open unit of work; sent without waiting. */
  record(entry: AuditEntry): void {
    const { actor, purpose, requestId } = currentContext();
    this.events.add({ ...entry, id: newId(), outcome: entry.outcome ?? 'success', actorKind: actor.kind, ...whoIs(actor), purpose, requestId });
  }
}

/** A client acts through one invitation as staff do through one session. */
const whoIs = (actor: Actor): { actorId?: string; sessionId?: string } => {
  if (actor.kind === 'staff') return { actorId: actor.staffId, sessionId: actor.sessionId };
  if (actor.kind === 'client') return { actorId: actor.clientId, sessionId: actor.invitationId };
  return {};
};
