import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { PageRequest } from '../../platform/http/page';
import { RequirePermission } from '../../platform/http/permission';
import { DraftPlan } from '../use-cases/draft-plan';
import { ListPlans } from '../use-cases/list-plans';
import { SuggestPlan } from '../use-cases/suggest-plan';
import { PlanPageResponse } from './plan-list.response';
import { additionsOf, PlanSuggestionRequest } from './plan-suggestion.request';
import { PlanSuggestionResponse } from './plan-suggestion.response';
import { TreatmentPlanResponse } from './treatment-plan.response';

@ApiTags('treatment-plans')
@Controller('clients/:clientId')
export class PlansOfClientController {
  constructor(
    private readonly suggesting: SuggestPlan,
    private readonly drafting: DraftPlan,
    private readonly listing: ListPlans,
  ) {}

  /** What the suggester proposes now, reason by reason; nothing is stored. 409 `gate_closed` without a current clearance. */
  @Post('plan-suggestions')
  @RequirePermission('plans:write')
  @HttpCode(200)
  async suggestPlan(@IdParam('clientId') clientId: string, @Body() body: PlanSuggestionRequest): Promise<PlanSuggestionResponse> {
    const { suggestion, findings } = await this.suggesting.suggest(clientId, additionsOf(body));
    return PlanSuggestionResponse.of(suggestion, findings);
  }

  /** Keeps the suggestion as a draft, line by line to be decided. 409 `suggestion_held` where nothing is suggested. */
  @Post('treatment-plans')
  @RequirePermission('plans:write')
  @Idempotent()
  async draftPlan(@IdParam('clientId') clientId: string, @Body() body: PlanSuggestionRequest): Promise<TreatmentPlanResponse> {
    return TreatmentPlanResponse.of(await this.drafting.draft(clientId, additionsOf(body)));
  }

  /** The client's plans, newest first, with the state of the gate. */
  @Get('treatment-plans')
  @RequirePermission('plans:read')
  async listPlans(@IdParam('clientId') clientId: string, @Query() page: PageRequest): Promise<PlanPageResponse> {
    return PlanPageResponse.of(await this.listing.list(clientId, page));
  }
}
