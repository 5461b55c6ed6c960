import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import type { FrozenPlan } from '../domain/frozen-plan';
import type { TreatmentPlan } from '../domain/plan-record';
import { PlanApprovalRepository } from '../persistence/plan-approval.repository';
import { TreatmentPlanRepository } from '../persistence/treatment-plan.repository';

export interface ApprovedPlan {
  readonly plan: TreatmentPlan;
  /** The latest revision, as it was frozen. */
  readonly content: FrozenPlan;
  readonly revision: number;
  readonly approvedAt: Date;
}

/** For whoever works by a plan; joins the open unit of work. */
@Injectable()
export class ApprovedPlans {
  constructor(
    private readonly plans: TreatmentPlanRepository,
    private readonly approvals: PlanApprovalRepository,
  ) {}

  /** 404 where there is none; 409 where it was never approved. */
  async find(planId: string): Promise<ApprovedPlan> {
    const [plan, [approval]] = await Promise.all([this.plans.findById(planId), this.approvals.ofPlan(planId, 1)]);
    if (!plan) throw notFound();
    if (!approval) throw new DomainError('conflict', 'plan_not_approved', 'This plan was never approved. Approve it before working by it.');
    return { plan, content: approval.content, revision: approval.revision, approvedAt: approval.approvedAt };
  }

  /** As `find`, and of this client, and not ended. */
  async inForce(planId: string, clientId: string): Promise<ApprovedPlan> {
    const found = await this.find(planId);
    if (found.plan.clientId !== clientId) throw notFound();
    if (found.plan.ending) throw new DomainError('conflict', 'plan_ended', `This plan was ${found.plan.ending.kind}. Draft a new plan for this client.`);
    return found;
  }
}
