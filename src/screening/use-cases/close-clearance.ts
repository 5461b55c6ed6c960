import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { ClearanceRepository } from '../persistence/clearance.repository';
import { ClientLock } from '../persistence/client-lock';

export const CLOSING_REASONS = ['new_symptom', 'reaction', 'medical_advice', 'granted_in_error', 'other'] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/**
 * A therapist closes the gate, or keeps it closed where answers did before. It opens again only by a new intake, or by a
 * review of the latest screening.
 */
@Injectable()
export class CloseClearance {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clearances: ClearanceRepository,
    private readonly lock: ClientLock,
    private readonly audit: AuditTrail,
  ) {}

  close(clearanceId: string, closure: { reason: ClosingReason; note?: string }): Promise<void> {
    const actor = signedInStaff();
    return this.uow.run(actor.clinicId, async () => {
      const clearance = await this.clearances.findById(clearanceId);
      if (!clearance || !(await this.lock.forChange(clearance.clientId))) throw notFound();
      if ((await this.clearances.latestOfClient(clearance.clientId))?.id !== clearanceId)
        throw new DomainError('conflict', 'clearance_replaced', 'A newer clearance has taken the place of this one. Read the gate again, and close the newer one.');
      if (!(await this.clearances.close(clearanceId, { ...closure, closedBy: actor.staffId })))
        throw new DomainError('conflict', 'clearance_closed', 'This clearance was closed for this reason already.');
      this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId: clearanceId, clientId: clearance.clientId, details: { reason: closure.reason } });
    });
  }
}
