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

  /** Joins the open unit of work. Nothing happens where the gate is closed already. */
  async hold(clientId: string, note: string): Promise<void> {
    await this.lock.forChange(clientId);
    const clearance = await this.clearances.latestOfClient(clientId);
    if (!clearance || clearance.closedAt) return;
    if (await this.clearances.close(clearance.id, { reason: 'trend', note, closedBy: signedInStaff().staffId }))
      this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId: clearance.id, clientId, details: { reason: 'trend' } });
  }
}
