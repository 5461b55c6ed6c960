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

  /** 404 where there is none that was approved. */
  async find(planId: string): Promise<ApprovedPlan> {
    const found = await this.#approved(planId);
    if (!('content' in found)) throw notFound();
    return found;
  }

  /** Of this client (404), approved and not ended (409). */
  async inForce(planId: string, clientId: string): Promise<ApprovedPlan> {
    const found = await this.#approved(planId);
    if (found.plan.clientId !== clientId) throw notFound();
    if (!('content' in found)) throw new DomainError('conflict', 'plan_not_approved', 'This plan was never approved. Approve it before working by it.');
    if (found.plan.ending) throw new DomainError('conflict', 'plan_ended', `This plan was ${found.plan.ending.kind}. Draft a new plan for this client.`);
    return found;
  }

  async #approved(planId: string): Promise<ApprovedPlan | Pick<ApprovedPlan, 'plan'>> {
    const [plan, [approval]] = await Promise.all([this.plans.findById(planId), this.approvals.ofPlan(planId, 1)]);
    if (!plan) throw notFound();
    return approval ? { plan, content: approval.content, revision: approval.revision, approvedAt: approval.approvedAt } : { plan };
  }
}
