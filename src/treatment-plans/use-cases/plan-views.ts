import { Injectable } from '@nestjs/common';
import { Gate, type GateState } from '../../screening';
import type { PlanLine } from '../domain/plan-line';
import type { TreatmentPlan } from '../domain/plan-record';
import { Plans } from './plans';

/** A plan as a therapist reads it: never without the state of its client's gate. */
export interface PlanView {
  readonly plan: TreatmentPlan;
  readonly lines: readonly PlanLine[];
  readonly gate: GateState;
}

@Injectable()
export class PlanViews {
  constructor(
    private readonly plans: Plans,
    private readonly gate: Gate,
  ) {}

  async of(planId: string): Promise<PlanView> {
    const { plan, lines } = await this.plans.withLines(planId);
    return { plan, lines, gate: await this.gate.stateOf(plan.clientId) };
  }
}
