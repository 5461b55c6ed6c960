import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '../../platform/errors/domain-error';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { Resources } from '../use-cases/set-up/resources';
import { DayParam } from './day-param';
import { ListResourcesRequest } from './list-resources.request';
import { CreateResourceRequest, detailsOf, EditResourceRequest, newResourceOf, openMinOf, skillsOf, weeklyOf, WriteDayRequest, WriteHoursRequest, WritePlacesRequest, WriteSkillsRequest } from './resource.request';
import { ResourceResponse, ScheduleResponse } from './resource.response';

@ApiTags('booking')
@Controller('resources')
export class ResourceController {
  constructor(private readonly resources: Resources) {}

  /** Adds a therapist, a room or a piece of equipment. Three of a kind are three resources. */
  @Post()
  @RequirePermission('booking:manage')
  @Idempotent()
  async createResource(@Body() body: CreateResourceRequest): Promise<ResourceResponse> {
    if ((body.kind === 'therapist') !== Boolean(body.staffId)) throw staffOfTherapists();
    return ResourceResponse.of(await this.resources.add(newResourceOf(body)));
  }

  /** Everybody and everything that can be booked, by kind and name. */
  @Get()
  @RequirePermission('booking:read')
  async listResources(@Query() { locationId }: ListResourcesRequest): Promise<ResourceResponse[]> {
    return (await this.resources.all(locationId)).map((resource) => ResourceResponse.of(resource));
  }

  /** One resource with its hours, exceptional days and skills. */
  @Get(':resourceId')
  @RequirePermission('booking:read')
  async getResource(@IdParam('resourceId') id: string): Promise<ScheduleResponse> {
    return ScheduleResponse.ofSchedule(await this.resources.schedule(id));
  }

  /** Changes a resource. */
  @Patch(':resourceId')
  @RequirePermission('booking:manage')
  async editResource(@IdParam('resourceId') id: string, @IfMatch() version: number, @Body() body: EditResourceRequest): Promise<ScheduleResponse> {
    return ScheduleResponse.ofSchedule(await this.resources.edit(id, version, detailsOf(body)));
  }

  /** Takes it out of use. Its visits stay on the diary. */
  @Post(':resourceId/retirement')
  @RequirePermission('booking:manage')
  @HttpCode(200)
  async retireResource(@IdParam('resourceId') id: string, @IfMatch() version: number): Promise<ScheduleResponse> {
    return ScheduleResponse.ofSchedule(await this.resources.retire(id, version));
  }

  /** Replaces the weekly hours. */
  @Put(':resourceId/hours')
  @RequirePermission('booking:manage')
  async writeHours(@IdParam('resourceId') id: string, @IfMatch() version: number, @Body() body: WriteHoursRequest): Promise<ScheduleResponse> {
    return ScheduleResponse.ofSchedule(await this.resources.replaceWeek(id, version, weeklyOf(body)));
  }

  /** Replaces the places where they also work, with hours of their own. 409 `hours_left` while there are hours at one that goes. */
  @Put(':resourceId/places')
  @RequirePermission('booking:manage')
  async writePlaces(@IdParam('resourceId') id: string, @IfMatch() version: number, @Body() { places }: WritePlacesRequest): Promise<ScheduleResponse> {
    return ScheduleResponse.ofSchedule(await this.resources.replacePlaces(id, version, places));
  }

  /** Replaces the skills. */
  @Put(':resourceId/skills')
  @RequirePermission('booking:manage')
  async writeSkills(@IdParam('resourceId') id: string, @IfMatch() version: number, @Body() body: WriteSkillsRequest): Promise<ScheduleResponse> {
    return ScheduleResponse.ofSchedule(await this.resources.replaceSkills(id, version, skillsOf(body)));
  }

  /** Sets the hours of one day, in place of the weekly ones. */
  @Put(':resourceId/days/:date')
  @RequirePermission('booking:manage')
  async writeDay(@IdParam('resourceId') id: string, @DayParam('date') date: string, @IfMatch() version: number, @Body() body: WriteDayRequest): Promise<ScheduleResponse> {
    return ScheduleResponse.ofSchedule(await this.resources.putDay(id, version, { date, openMin: openMinOf(body), locationId: body.locationId ?? null }));
  }

  /** The weekly hours count again on this day. */
  @Delete(':resourceId/days/:date')
  @RequirePermission('booking:manage')
  async forgetDay(@IdParam('resourceId') id: string, @DayParam('date') date: string, @IfMatch() version: number): Promise<ScheduleResponse> {
    return ScheduleResponse.ofSchedule(await this.resources.forgetDay(id, date, version));
  }
}

const staffOfTherapists = (): DomainError =>
  new DomainError('invalid', 'staff_of_therapists', 'A therapist needs the staffId of who it is; rooms and equipment have none.', [
    { pointer: '/staffId', code: 'staff', message: 'Give staffId for a therapist, and leave it out otherwise.' },
  ]);
