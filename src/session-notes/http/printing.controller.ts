import { Controller, Get, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../platform/clock/clock';
import { IdParam } from '../../platform/http/id-param';
import { RequirePermission } from '../../platform/http/permission';
import { ExportChart } from '../use-cases/export-chart';
import { ReadNote } from '../use-cases/read-note';
import { ChartResponse } from './chart.response';
import { PDF, pdfFile } from './pdf-file';
import { printedChart, printedNote, printedPlan } from './printed-notes';

@ApiTags('session-notes')
@Controller()
export class PrintingController {
  constructor(
    private readonly reading: ReadNote,
    private readonly exporting: ExportChart,
    private readonly clock: Clock,
  ) {}

  /** The note as a tagged PDF, with everything added to it. */
  @Get('session-notes/:noteId/pdf')
  @RequirePermission('notes:read')
  @ApiProduces('application/pdf')
  @ApiOkResponse(PDF)
  async printNote(@IdParam('noteId') noteId: string): Promise<StreamableFile> {
    return pdfFile(printedNote(await this.reading.forPrint(noteId)), 'session-note');
  }

  /** The latest approved revision of a plan as a tagged PDF. */
  @Get('treatment-plans/:planId/pdf')
  @RequirePermission('notes:read')
  @ApiProduces('application/pdf')
  @ApiOkResponse(PDF)
  async printPlan(@IdParam('planId') planId: string): Promise<StreamableFile> {
    return pdfFile(printedPlan(await this.exporting.plan(planId)), 'treatment-plan');
  }

  /** Signed notes and their plans as one tagged PDF, of what the caller may read. */
  @Get('clients/:clientId/chart/pdf')
  @RequirePermission('notes:read')
  @ApiProduces('application/pdf')
  @ApiOkResponse(PDF)
  async printChart(@IdParam('clientId') clientId: string): Promise<StreamableFile> {
    return pdfFile(printedChart(await this.exporting.chart(clientId, 'chart.print'), this.clock.now()), 'chart');
  }

  /** Signed notes as they were frozen, with their hashes and amendments, of what the caller may read. */
  @Get('clients/:clientId/chart')
  @RequirePermission('notes:read')
  async exportChart(@IdParam('clientId') clientId: string): Promise<ChartResponse> {
    return ChartResponse.of(await this.exporting.chart(clientId, 'chart.export'));
  }
}
