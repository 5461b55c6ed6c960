import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { PlanEndingRepository } from '../persistence/plan-ending.repository';
import { signedInStaff } from '../../staff';
import { PlanViews, type PlanView } from './plan-views';
import { Plans } from './plans';

/** Takes a plan back, approved or not. Needs no open gate: stopping must always be possible. */
@Injectable()
export class WithdrawPlan {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: Plans,
    private readonly endings: PlanEndingRepository,
    private readonly views: PlanViews,
    private readonly audit: AuditTrail,
  ) {}

  withdraw(planId: string, version: number, withdrawal: Readonly<{ reason: string; note?: string }>): Promise<PlanView> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const { plan } = await this.plans.forChange(planId, version);
      await this.plans.close(plan);
      this.endings.withdraw(planId, { ...withdrawal, by: staffId });
      this.audit.record({ action: 'plan.withdraw', recordType: 'treatment_plan', recordId: planId, clientId: plan.clientId });
      return this.views.of(planId);
    });
  }
}
