import { Body, Controller, Get, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { DischargeCourse } from '../use-cases/discharge-course';
import { ExportChart } from '../use-cases/export-chart';
import { ReadDischarge } from '../use-cases/read-discharge';
import { AmendDischargeRequest, dischargingOf, SignDischargeRequest } from './discharge.request';
import { DischargeSummaryResponse } from './discharge.response';
import { PDF, pdfFile } from './pdf-file';
import { printedDischarge } from './printed-discharge';

@ApiTags('session-notes')
@Controller('treatment-plans/:planId/discharge-summary')
export class DischargeController {
  constructor(
    private readonly discharging: DischargeCourse,
    private readonly reading: ReadDischarge,
    private readonly exporting: ExportChart,
  ) {}

  /** What came of a course: the numbers to be signed, or what was signed. */
  @Get()
  @RequirePermission('notes:read')
  async readDischarge(@IdParam('planId') planId: string): Promise<DischargeSummaryResponse> {
    return DischargeSummaryResponse.of(await this.reading.read(planId));
  }

  /** Closes a course: ends the plan and freezes the numbers, the outcome and what is recommended. If-Match is the plan's version. */
  @Post()
  @RequirePermission('notes:sign')
  @Idempotent()
  async signDischarge(@IdParam('planId') planId: string, @IfMatch() version: number, @Body() body: SignDischargeRequest): Promise<DischargeSummaryResponse> {
    return DischargeSummaryResponse.of(await this.discharging.sign(planId, version, dischargingOf(body)));
  }

  /** Adds to a signed discharge, with the reason; the original stays as it is. */
  @Post('amendments')
  @RequirePermission('notes:sign')
  @Idempotent()
  async amendDischarge(@IdParam('planId') planId: string, @Body() { kind, text, reason }: AmendDischargeRequest): Promise<DischargeSummaryResponse> {
    return DischargeSummaryResponse.of(await this.discharging.amend(planId, { kind, text, reason }));
  }

  /** The signed discharge as a tagged PDF, with everything added to it. */
  @Get('pdf')
  @RequirePermission('notes:read')
  @ApiProduces('application/pdf')
  @ApiOkResponse(PDF)
  async printDischarge(@IdParam('planId') planId: string): Promise<StreamableFile> {
    return pdfFile(printedDischarge(await this.exporting.discharge(planId)), 'discharge');
  }
}
