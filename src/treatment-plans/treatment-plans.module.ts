import { Module } from '@nestjs/common';
import { AuditTrailModule } from '../audit-trail';
import { ClientsModule } from '../clients';
import { ScreeningModule } from '../screening';
import { StaffModule } from '../staff';
import { TechniquesModule } from '../techniques';
import { PlansOfClientController } from './http/plans-of-client.controller';
import { TreatmentPlanController } from './http/treatment-plan.controller';
import { PlanApprovalRepository } from './persistence/plan-approval.repository';
import { PlanEndingRepository } from './persistence/plan-ending.repository';
import { PlanLineRepository } from './persistence/plan-line.repository';
import { PlanListQuery } from './persistence/plan-list.query';
import { TreatmentPlanRepository } from './persistence/treatment-plan.repository';
import { AddLine } from './use-cases/add-line';
import { ApprovePlan } from './use-cases/approve-plan';
import { ApprovedPlans } from './use-cases/approved-plans';
import { DecideLine } from './use-cases/decide-line';
import { DischargePlan } from './use-cases/discharge-plan';
import { DraftPlan } from './use-cases/draft-plan';
import { ListApprovals } from './use-cases/list-approvals';
import { ListPlans } from './use-cases/list-plans';
import { PlanViews } from './use-cases/plan-views';
import { PlanningDesk } from './use-cases/planning-desk';
import { Plans } from './use-cases/plans';
import { ReadPlan } from './use-cases/read-plan';
import { SuggestPlan } from './use-cases/suggest-plan';
import { WithdrawPlan } from './use-cases/withdraw-plan';

const persistence = [TreatmentPlanRepository, PlanLineRepository, PlanApprovalRepository, PlanEndingRepository, PlanListQuery];
const useCases = [SuggestPlan, DraftPlan, ReadPlan, ListPlans, DecideLine, AddLine, ApprovePlan, ListApprovals, WithdrawPlan, DischargePlan];

@Module({
  imports: [AuditTrailModule, StaffModule, TechniquesModule, ClientsModule, ScreeningModule],
  controllers: [PlansOfClientController, TreatmentPlanController],
  providers: [...persistence, Plans, PlanViews, PlanningDesk, ApprovedPlans, ...useCases],
  exports: [ApprovedPlans, PlanningDesk, DischargePlan],
})
export class TreatmentPlansModule {}
