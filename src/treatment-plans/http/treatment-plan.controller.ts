import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { PageRequest } from '../../platform/http/page';
import { RequirePermission } from '../../platform/http/permission';
import { AddLine } from '../use-cases/add-line';
import { ApprovePlan } from '../use-cases/approve-plan';
import { DecideLine } from '../use-cases/decide-line';
import { DischargePlan } from '../use-cases/discharge-plan';
import { ListApprovals } from '../use-cases/list-approvals';
import { ReadPlan } from '../use-cases/read-plan';
import { WithdrawPlan } from '../use-cases/withdraw-plan';
import { contentOf } from './line-content.request';
import { ApprovedRevisionPageResponse, PlanApprovalResponse } from './plan-approval.response';
import { AddLineRequest, DecideLineRequest, decidedOf, DischargePlanRequest, WithdrawPlanRequest } from './treatment-plan.request';
import { TreatmentPlanResponse } from './treatment-plan.response';

@ApiTags('treatment-plans')
@Controller('treatment-plans/:planId')
export class TreatmentPlanController {
  constructor(
    private readonly reading: ReadPlan,
    private readonly deciding: DecideLine,
    private readonly adding: AddLine,
    private readonly approving: ApprovePlan,
    private readonly approvals: ListApprovals,
    private readonly withdrawing: WithdrawPlan,
    private readonly discharging: DischargePlan,
  ) {}

  /** The plan with its lines. While the gate is closed it says so: do not treat by it. */
  @Get()
  @RequirePermission('plans:read')
  async getPlan(@IdParam('planId') planId: string): Promise<TreatmentPlanResponse> {
    return TreatmentPlanResponse.of(await this.reading.read(planId));
  }

  /** Accepts, edits or rejects one line. 422 `line_forbidden` where a limit of the client forbids it. */
  @Put('lines/:lineId/decision')
  @RequirePermission('plans:write')
  async decidePlanLine(@IdParam('planId') planId: string, @IdParam('lineId') lineId: string, @IfMatch() version: number, @Body() body: DecideLineRequest): Promise<TreatmentPlanResponse> {
    return TreatmentPlanResponse.of(await this.deciding.decide(planId, lineId, version, decidedOf(body)));
  }

  /** Adds a line of the therapist's own, within the same limits. */
  @Post('lines')
  @RequirePermission('plans:write')
  @Idempotent()
  async addPlanLine(@IdParam('planId') planId: string, @IfMatch() version: number, @Body() body: AddLineRequest): Promise<TreatmentPlanResponse> {
    return TreatmentPlanResponse.of(await this.adding.add(planId, version, { content: contentOf(body.content), reason: body.reason }));
  }

  /** Freezes the decided plan as its next revision. 409 `plan_outdated` where the limits became stricter since. */
  @Post('approval')
  @RequirePermission('plans:approve')
  @Idempotent()
  async approvePlan(@IdParam('planId') planId: string, @IfMatch() version: number): Promise<PlanApprovalResponse> {
    return PlanApprovalResponse.of(await this.approving.approve(planId, version));
  }

  /** Every approved revision as it was frozen, newest first. */
  @Get('approvals')
  @RequirePermission('plans:read')
  async listPlanApprovals(@IdParam('planId') planId: string, @Query() page: PageRequest): Promise<ApprovedRevisionPageResponse> {
    return ApprovedRevisionPageResponse.of(await this.approvals.list(planId, page));
  }

  /** Takes the plan back; needs no open gate. */
  @Post('withdrawal')
  @RequirePermission('plans:write')
  @Idempotent()
  async withdrawPlan(@IdParam('planId') planId: string, @IfMatch() version: number, @Body() body: WithdrawPlanRequest): Promise<TreatmentPlanResponse> {
    return TreatmentPlanResponse.of(await this.withdrawing.withdraw(planId, version, { reason: body.reason, ...(body.note !== undefined && { note: body.note }) }));
  }

  /** Ends care by an approved plan, with what came of it; needs no open gate. */
  @Post('discharge')
  @RequirePermission('plans:write')
  @Idempotent()
  async dischargePlan(@IdParam('planId') planId: string, @IfMatch() version: number, @Body() { reason, outcome }: DischargePlanRequest): Promise<TreatmentPlanResponse> {
    return TreatmentPlanResponse.of(await this.discharging.discharge(planId, version, { reason, outcome }));
  }
}
