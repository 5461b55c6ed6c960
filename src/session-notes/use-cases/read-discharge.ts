import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { signedInStaff } from '../../staff';
import { ApprovedPlans } from '../../treatment-plans';
import { Discharges, type DischargeView } from './discharges';

@Injectable()
export class ReadDischarge {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: ApprovedPlans,
    private readonly discharges: Discharges,
    private readonly audit: AuditTrail,
  ) {}

  read(planId: string): Promise<DischargeView> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const view = await this.discharges.of(await this.plans.find(planId));
      const details = { signed: view.signed !== null, noteIds: view.numbers.notes.map(({ noteId }) => noteId) };
      this.audit.record({ action: 'discharge.read', recordType: 'discharge_summary', recordId: planId, clientId: view.clientId, details });
      return view;
    });
  }
}
