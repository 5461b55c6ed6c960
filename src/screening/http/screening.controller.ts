import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { decodeCursor, isTimeAndId, PageRequest } from '../../platform/http/page';
import { RequirePermission } from '../../platform/http/permission';
import { ReadScreenings } from '../use-cases/read-screenings';
import { RescreenClient } from '../use-cases/rescreen-client';
import { ScreeningListResponse } from './screening-list.response';
import { ScreeningResponse } from './screening.response';

@ApiTags('screening')
@Controller()
export class ScreeningController {
  constructor(
    private readonly screenings: ReadScreenings,
    private readonly rescreening: RescreenClient,
  ) {}

  /** Every screening of a client, newest first. */
  @Get('clients/:clientId/screenings')
  @RequirePermission('screening:read')
  async listScreenings(@IdParam('clientId') clientId: string, @Query() { limit, cursor }: PageRequest): Promise<ScreeningListResponse> {
    return ScreeningListResponse.of(await this.screenings.list(clientId, { limit, after: decodeCursor(cursor, 2, isTimeAndId) }), limit);
  }

  /** Reads the latest answers again by the rules of today, after these have changed. The answers keep their age. */
  @Post('clients/:clientId/screenings')
  @RequirePermission('screening:review')
  @HttpCode(201)
  @Idempotent()
  async rescreenClient(@IdParam('clientId') clientId: string): Promise<ScreeningResponse> {
    return ScreeningResponse.of(await this.screenings.read(await this.rescreening.rescreen(clientId)));
  }

  /** One screening in full: which answer, which rule, which version, which source, how sure; and what reviewers decided. */
  @Get('screenings/:screeningId')
  @RequirePermission('screening:read')
  async getScreening(@IdParam('screeningId') screeningId: string): Promise<ScreeningResponse> {
    return ScreeningResponse.of(await this.screenings.read(screeningId));
  }
}
