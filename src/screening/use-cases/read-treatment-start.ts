import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import type { GateState } from '../domain/gate';
import type { Limits } from '../domain/limits';
import { ClearanceRepository } from '../persistence/clearance.repository';
import { ScreeningRepository, type StoredScreening } from '../persistence/screening.repository';
import { Gate } from './gate';

export type TreatmentStart = Readonly<{ gate: GateState; screening?: StoredScreening; limits?: Limits }>;

/** What another system is told when a massage is about to begin. The reading is on record; it begins nothing. */
@Injectable()
export class ReadTreatmentStart {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clients: Clients,
    private readonly gate: Gate,
    private readonly screenings: ScreeningRepository,
    private readonly clearances: ClearanceRepository,
    private readonly audit: AuditTrail,
  ) {}

  read(clientId: string): Promise<TreatmentStart> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [client, { visit }, screening, clearance] = await Promise.all([
        this.clients.findById(clientId), this.gate.statesOf(clientId), this.screenings.latestOfClient(clientId), this.clearances.latestOfClient(clientId),
      ]);
      if (!client) throw notFound();
      this.audit.record({ action: 'screening.read', recordType: 'screening', clientId, ...(screening && { recordId: screening.id }) });
      return { gate: visit, ...(screening && { screening }), ...(clearance && { limits: clearance.limits }) };
    });
  }
}
