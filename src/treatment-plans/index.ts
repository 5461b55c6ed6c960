export { TreatmentPlansModule } from './treatment-plans.module';
export { suggest } from './domain/suggest';
export { emptyPlanInput, HELD_STATUSES, PREVIOUS_RESPONSES } from './domain/plan-input';
export type { Boundaries, HeldStatus, Hold, LimitWord, PlanInput, PlanLimits, PreviousResponse } from './domain/plan-input';
export type * from './domain/suggestion';
export { runPlanCase } from './domain/plan-case';
export type { PlanCaseResult } from './domain/plan-case';
export { planInputFrom } from './domain/plan-input-from';
export type { ClearanceForPlan, PlanSources, ScreeningForPlan } from './domain/plan-input-from';
