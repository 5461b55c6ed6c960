import { Injectable } from '@nestjs/common';
import { DomainError, notFound, stale } from '../../platform/errors/domain-error';
import type { PlanWithLines, TreatmentPlan } from '../domain/plan-record';
import { PlanLineRepository } from '../persistence/plan-line.repository';
import { TreatmentPlanRepository } from '../persistence/treatment-plan.repository';

/** Finds plans, and claims them for a change. */
@Injectable()
export class Plans {
  constructor(
    private readonly plans: TreatmentPlanRepository,
    private readonly lines: PlanLineRepository,
  ) {}

  async withLines(planId: string): Promise<PlanWithLines> {
    const [plan, lines] = await Promise.all([this.plans.findById(planId), this.lines.ofPlan(planId)]);
    if (!plan) throw notFound();
    return { plan, lines };
  }

  /** The plan as the caller read it, not ended: 404, 409 or 412 otherwise. */
  async forChange(planId: string, version: number): Promise<PlanWithLines> {
    const found = await this.withLines(planId);
    if (found.plan.ending) throw ended(found.plan.ending.kind);
    if (found.plan.version !== version) throw stale();
    return found;
  }

  /** The row stays locked to the end of the transaction. Returns the plan's new version. */
  async claim({ id, version }: TreatmentPlan): Promise<number> {
    if (!(await this.plans.raiseVersion(id, version))) throw stale();
    return version + 1;
  }

  async close({ id, version }: TreatmentPlan): Promise<void> {
    if (!(await this.plans.close(id, version))) throw stale();
  }
}

const ended = (how: string): DomainError =>
  new DomainError('conflict', 'plan_ended', `This plan was ${how}, so it stands as it is. Draft a new plan for this client.`);
