import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { DomainError } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { gateReason } from '../domain/gate';
import { ClearanceRepository } from '../persistence/clearance.repository';
import { ClearanceVisitRepository } from '../persistence/clearance-visit.repository';
import { ClientLock } from '../persistence/client-lock';

/**
 * A clearance for so many visits. A treatment takes its place when it is begun, whatever becomes of it; when the last one
 * is signed the gate closes. Everything here joins the caller's unit of work.
 */
@Injectable()
export class CountVisits {
  constructor(
    private readonly clearances: ClearanceRepository,
    private readonly visits: ClearanceVisitRepository,
    private readonly lock: ClientLock,
    private readonly audit: AuditTrail,
  ) {}

  /** Before the gate is asked, so that two treatments that begin or end at once count one after the other. */
  async inTurn(clientId: string): Promise<void> {
    await this.lock.forChange(clientId);
  }

  /** Throws 409 `gate_closed` where every visit was begun already. */
  async begin(clearanceId: string, noteId: string): Promise<void> {
    if (await this.visits.take(clearanceId, noteId)) return;
    throw new DomainError('conflict', 'gate_closed', 'The clearance of this client was for a number of visits, and all of them have been begun. The reasons say what to do.', [], { reasons: [gateReason('visits_used')] });
  }

  async end(clientId: string, noteId: string): Promise<void> {
    const clearanceId = await this.visits.end(noteId);
    if (clearanceId === undefined || !(await this.clearances.close(clearanceId, { reason: 'visits_used', closedBy: signedInStaff().staffId }))) return;
    this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId: clearanceId, clientId, details: { reason: 'visits_used' } });
  }
}
