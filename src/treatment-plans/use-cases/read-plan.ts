import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { signedInStaff } from '../../staff';
import { PlanViews, type PlanView } from './plan-views';

@Injectable()
export class ReadPlan {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly views: PlanViews,
    private readonly audit: AuditTrail,
  ) {}

  read(planId: string): Promise<PlanView> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const view = await this.views.of(planId);
      this.audit.record({ action: 'plan.read', recordType: 'treatment_plan', recordId: planId, clientId: view.plan.clientId });
      return view;
    });
  }
}
