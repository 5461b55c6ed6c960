import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../../platform/http/page';
import type { AuditEvent } from '../persistence/audit-event.repository';

export class AuditEventResponse {
  id: string;
  /** ISO 8601. */
  at: string;
  @ApiProperty({ enum: ['staff', 'client', 'anonymous', 'system'] })
  actorKind: string;
  /** Of the member of staff or the client; null for a stranger and for the server itself. */
  @ApiProperty({ type: String, nullable: true })
  actorId: string | null;
  /** The session, or the invitation by which a client acted. */
  @ApiProperty({ type: String, nullable: true })
  sessionId: string | null;
  /** `<record>.<verb>`, such as `client.read`. */
  action: string;
  recordType: string;
  @ApiProperty({ type: String, nullable: true })
  recordId: string | null;
  @ApiProperty({ type: String, nullable: true })
  clientId: string | null;
  /** Why, in the words of Purpose-Of-Use. */
  purpose: string;
  requestId: string;
  @ApiProperty({ enum: ['success', 'failure', 'denied'] })
  outcome: string;
  /** Ids, field names and counts. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  details: Readonly<Record<string, unknown>>;

  static of(e: AuditEvent): AuditEventResponse {
    return {
      id: e.id,
      at: e.at.toISOString(),
      actorKind: e.actorKind,
      actorId: e.actorId,
      sessionId: e.sessionId,
      action: e.action,
      recordType: e.recordType,
      recordId: e.recordId,
      clientId: e.clientId,
      purpose: e.purpose,
      requestId: e.requestId,
      outcome: e.outcome,
      details: e.details,
    };
  }
}

export class AuditEventsResponse {
  items: AuditEventResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of(page: Page<AuditEvent>): AuditEventsResponse {
    return { ...page, items: page.items.map((event) => AuditEventResponse.of(event)) };
  }
}
