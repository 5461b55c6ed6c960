import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../platform/http/permission';
import { notFound } from '../../platform/errors/domain-error';
import { isId } from '../../platform/ids/ids';
import { ReadRuleFindings } from '../use-cases/rule-findings';
import { CdsHookRequest } from './rule-cds.request';
import { CdsCardListResponse, CdsServiceListResponse } from './rule-cds.response';

@ApiTags('interchange')
@Controller('cds-services')
export class RuleCdsController {
  constructor(private readonly findings: ReadRuleFindings) {}

  /** Discovery by CDS Hooks 2.0. */
  @Get()
  @RequirePermission('screening:read')
  listCdsServices(): CdsServiceListResponse {
    const description = 'Findings of the latest screening before a massage, gravest first.';
    return { services: [{ hook: 'patient-view', id: 'rhomboid-screening', title: 'Screening before massage', description }] };
  }

  /** The findings of a client's latest screening as cards. */
  @Post('rhomboid-screening')
  @RequirePermission('screening:read')
  @HttpCode(200)
  async callScreeningHook(@Body() { context }: CdsHookRequest): Promise<CdsCardListResponse> {
    if (!isId(context.patientId)) throw notFound();
    return CdsCardListResponse.of(await this.findings.latest(context.patientId));
  }
}
