import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../platform/http/permission';
import { notFound } from '../../platform/errors/domain-error';
import { isId } from '../../platform/ids/ids';
import { ReadRuleFindings } from '../use-cases/rule-findings';
import { ReadTreatmentStart } from '../use-cases/read-treatment-start';
import { CdsHookRequest, TREATMENT_START, TreatmentStartRequest } from './rule-cds.request';
import { CdsCardListResponse, CdsServiceListResponse } from './rule-cds.response';
import { treatmentStartCards } from './treatment-start-cards';

@ApiTags('interchange')
@Controller('cds-services')
export class RuleCdsController {
  constructor(
    private readonly findings: ReadRuleFindings,
    private readonly starting: ReadTreatmentStart,
  ) {}

  /** Discovery by CDS Hooks 2.0. */
  @Get()
  @RequirePermission('screening:read')
  listCdsServices(): CdsServiceListResponse {
    const description = 'Findings of the latest screening before a massage, gravest first.';
    return {
      services: [
        { hook: 'patient-view', id: 'rhomboid-screening', title: 'Screening before massage', description },
        { hook: TREATMENT_START, id: TREATMENT_START, title: 'May this massage begin', description: 'Why a massage may not begin now, or within which limits it may.' },
      ],
    };
  }

  /** The findings of a client's latest screening as cards. */
  @Post('rhomboid-screening')
  @RequirePermission('screening:read')
  @HttpCode(200)
  async callScreeningHook(@Body() { context }: CdsHookRequest): Promise<CdsCardListResponse> {
    if (!isId(context.patientId)) throw notFound();
    return CdsCardListResponse.of(await this.findings.latest(context.patientId));
  }

  /** Whether a massage may begin now: why not, or within which limits. The hook is described in docs/api/cds-hooks.md. */
  @Post(TREATMENT_START)
  @RequirePermission('screening:read')
  @HttpCode(200)
  async callTreatmentStartHook(@Body() { context }: TreatmentStartRequest): Promise<CdsCardListResponse> {
    if (!isId(context.patientId)) throw notFound();
    return { cards: treatmentStartCards(await this.starting.read(context.patientId)) };
  }
}
