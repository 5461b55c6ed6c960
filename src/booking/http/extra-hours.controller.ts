import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { Resources } from '../use-cases/set-up/resources';
import { AddExtraHoursRequest, extraOf } from './resource.request';
import { ScheduleResponse } from './resource.response';

@ApiTags('booking')
@Controller()
export class ExtraHoursController {
  constructor(private readonly resources: Resources) {}

  /** Opens for at most a day, on top of everything else: weekly hours, exceptional days, absences and closures. */
  @Post('resources/:resourceId/extra-hours')
  @RequirePermission('booking:manage')
  @Idempotent()
  async addExtraHours(@IdParam('resourceId') id: string, @Body() body: AddExtraHoursRequest): Promise<ScheduleResponse> {
    return ScheduleResponse.ofSchedule(await this.resources.addExtra(id, extraOf(body)));
  }

  /** Takes extra hours back. Visits already booked stay. */
  @Delete('extra-hours/:extraId')
  @RequirePermission('booking:manage')
  @HttpCode(204)
  deleteExtraHours(@IdParam('extraId') id: string): Promise<void> {
    return this.resources.forgetExtra(id);
  }
}
