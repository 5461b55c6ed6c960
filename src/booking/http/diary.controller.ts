import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { PageRequest } from '../../platform/http/page';
import { RequirePermission } from '../../platform/http/permission';
import { ReadDiary } from '../use-cases/read-diary';
import { periodOf } from './absence.request';
import { DaySheetRequest, DiaryRequest } from './diary.request';
import { AppointmentPageResponse, DiaryResponse } from './diary.response';

const LONGEST_DAYS = 31;

@ApiTags('booking')
@Controller()
export class DiaryController {
  constructor(private readonly diary: ReadDiary) {}

  /** Visits and blocks of a day, a week or up to 31 days; of one therapist or room where `resource` names it. */
  @Get('diary')
  @RequirePermission('booking:read')
  async readDiary(@Query() query: DiaryRequest): Promise<DiaryResponse> {
    const { startsAt: from, endsAt: to } = periodOf({ startsAt: query.from, endsAt: query.to }, LONGEST_DAYS);
    const { resource: resourceId, location: locationId } = query;
    return DiaryResponse.of(await this.diary.window({ from, to, ...(resourceId !== undefined && { resourceId }), ...(locationId !== undefined && { locationId }) }));
  }

  /** One local day of one location. */
  @Get('day-sheet')
  @RequirePermission('booking:read')
  async readDaySheet(@Query() { location, date }: DaySheetRequest): Promise<DiaryResponse> {
    return DiaryResponse.of(await this.diary.daySheet(location, date));
  }

  /** All visits of a client, the latest first. */
  @Get('clients/:clientId/appointments')
  @RequirePermission('booking:read')
  async listAppointmentsOfClient(@IdParam('clientId') clientId: string, @Query() { limit, cursor }: PageRequest): Promise<AppointmentPageResponse> {
    return AppointmentPageResponse.of(await this.diary.ofClient(clientId, limit, cursor));
  }
}
