import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { Absences } from '../use-cases/set-up/absences';
import { absenceOf, CreateAbsenceRequest, CreateBlockRequest, ListAbsencesRequest, periodOf } from './absence.request';
import { AbsenceResponse, BlockResponse } from './absence.response';

@ApiTags('booking')
@Controller()
export class AbsenceController {
  constructor(private readonly absences: Absences) {}

  /** Somebody or something is away, or a whole location is closed. Visits already booked stay, for people to move. */
  @Post('absences')
  @RequirePermission('booking:manage')
  @Idempotent()
  async createAbsence(@Body() body: CreateAbsenceRequest): Promise<AbsenceResponse> {
    return AbsenceResponse.of(await this.absences.add(absenceOf(body)));
  }

  /** Absences and closures that touch a stretch of at most 400 days. */
  @Get('absences')
  @RequirePermission('booking:read')
  async listAbsences(@Query() query: ListAbsencesRequest): Promise<AbsenceResponse[]> {
    const { startsAt: from, endsAt: to } = periodOf({ startsAt: query.from, endsAt: query.to }, 400);
    const found = await this.absences.all({ from, to, ...(query.locationId !== undefined && { locationId: query.locationId }) });
    return found.map((absence) => AbsenceResponse.of(absence));
  }

  /** Takes an absence or closure back. */
  @Delete('absences/:absenceId')
  @RequirePermission('booking:manage')
  @HttpCode(204)
  deleteAbsence(@IdParam('absenceId') id: string): Promise<void> {
    return this.absences.forget(id);
  }

  /** Keeps time free of visits, for at most a day. Refused where a visit stands. */
  @Post('blocks')
  @RequirePermission('booking:write')
  @Idempotent()
  async createBlock(@Body() body: CreateBlockRequest): Promise<BlockResponse> {
    return BlockResponse.of(await this.absences.block({ resourceId: body.resourceId, reason: body.reason, ...periodOf(body, 1) }));
  }

  /** The time can be booked again. */
  @Delete('blocks/:blockId')
  @RequirePermission('booking:write')
  @HttpCode(204)
  liftBlock(@IdParam('blockId') id: string): Promise<void> {
    return this.absences.lift(id);
  }
}
