import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../platform/http/permission';
import { FindTimes } from '../use-cases/find-times';
import { windowOf } from './absence.request';
import { AvailabilityRequest, WhyNotRequest } from './availability.request';
import { AvailabilityResponse, WhyNotResponse } from './availability.response';

@ApiTags('booking')
@Controller('availability')
export class AvailabilityController {
  constructor(private readonly times: FindTimes) {}

  /** Times on offer, in order. What is listed can be booked as long as nothing changes; at most 2,000. */
  @Get()
  @RequirePermission('booking:read')
  async listAvailability(@Query() query: AvailabilityRequest): Promise<AvailabilityResponse> {
    return AvailabilityResponse.of(await this.times.byStaff({ ...whose(query), window: windowOf(query) }));
  }

  /** Every reason why a time is not on offer; empty where it is. */
  @Get('why-not')
  @RequirePermission('booking:read')
  async explainAvailability(@Query() query: WhyNotRequest): Promise<WhyNotResponse[]> {
    return (await this.times.whyNot(whose(query), Date.parse(query.startsAt))).map((reason) => WhyNotResponse.of(reason));
  }
}

const whose = ({ variantId, therapistId, clientId }: WhyNotRequest | AvailabilityRequest) => ({
  variantId, ...(therapistId !== undefined && { therapistId }), ...(clientId !== undefined && { clientId }),
});
