import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { signedInStaff } from '../../staff';
import { ClearanceRepository } from '../persistence/clearance.repository';
import { ClientLock } from '../persistence/client-lock';

/**
 * A course without gain, or one that makes things worse, closes the gate in the transaction that records it. What opens
 * it again is what opens any closed gate: a new intake, or a review of the latest screening.
 */
@Injectable()
export class HoldForTrend {
  constructor(
    private readonly clearances: ClearanceRepository,
    private readonly lock: ClientLock,
    private readonly audit: AuditTrail,
  ) {}

  /** Joins the open unit of work. Where the gate is closed already, that it stays so by this too. */
  async hold(clientId: string, note: string): Promise<void> {
    await this.lock.forChange(clientId);
    const clearance = await this.clearances.latestOfClient(clientId);
    if (clearance && (await this.clearances.close(clearance.id, { reason: 'trend', note, closedBy: signedInStaff().staffId })))
      this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId: clearance.id, clientId, details: { reason: 'trend' } });
  }
}
