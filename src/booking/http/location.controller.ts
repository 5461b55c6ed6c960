import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { Locations } from '../use-cases/set-up/locations';
import { locationOf, WriteLocationRequest } from './location.request';
import { LocationResponse } from './location.response';

@ApiTags('booking')
@Controller('locations')
export class LocationController {
  constructor(private readonly locations: Locations) {}

  /** Adds a place where the clinic treats. */
  @Post()
  @RequirePermission('booking:manage')
  @Idempotent()
  async createLocation(@Body() body: WriteLocationRequest): Promise<LocationResponse> {
    return LocationResponse.of(await this.locations.open(locationOf(body)));
  }

  /** All places, by name. */
  @Get()
  @RequirePermission('booking:read')
  async listLocations(): Promise<LocationResponse[]> {
    return (await this.locations.all()).map((location) => LocationResponse.of(location));
  }

  /** Changes a place. A new time zone applies to visits booked from now on. */
  @Patch(':locationId')
  @RequirePermission('booking:manage')
  async editLocation(@IdParam('locationId') id: string, @IfMatch() version: number, @Body() body: WriteLocationRequest): Promise<LocationResponse> {
    return LocationResponse.of(await this.locations.edit(id, version, locationOf(body)));
  }
}
