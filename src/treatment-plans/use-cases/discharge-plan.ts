import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError } from '../../platform/errors/domain-error';
import { PlanEndingRepository } from '../persistence/plan-ending.repository';
import { signedInStaff } from '../../staff';
import { PlanViews, type PlanView } from './plan-views';
import { Plans } from './plans';

/** Ends care by an approved plan, with what came of it. Needs no open gate: a client who may not be treated can be discharged. */
@Injectable()
export class DischargePlan {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: Plans,
    private readonly endings: PlanEndingRepository,
    private readonly views: PlanViews,
    private readonly audit: AuditTrail,
  ) {}

  discharge(planId: string, version: number, discharge: Readonly<{ reason: string; outcome: string }>): Promise<PlanView> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const { plan } = await this.plans.forChange(planId, version);
      if (!plan.approval) throw neverApproved();
      await this.plans.close(plan);
      this.endings.discharge(planId, { ...discharge, approvalId: plan.approval.id, by: staffId });
      this.audit.record({ action: 'plan.discharge', recordType: 'treatment_plan', recordId: planId, clientId: plan.clientId, details: { revision: plan.approval.revision } });
      return this.views.of(planId);
    });
  }
}

const neverApproved = (): DomainError =>
  new DomainError('conflict', 'not_approved', 'This plan was never approved, so nobody was treated by it. Withdraw it instead.');
