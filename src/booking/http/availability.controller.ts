import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../platform/http/permission';
import { FindTimes } from '../use-cases/find-times';
import { periodOf } from './absence.request';
import { AvailabilityRequest, WhyNotRequest } from './availability.request';
import { AvailabilityResponse, WhyNotResponse } from './availability.response';

const LONGEST_DAYS = 31;

@ApiTags('booking')
@Controller('availability')
export class AvailabilityController {
  constructor(private readonly times: FindTimes) {}

  /** Times on offer, in order. What is listed can be booked as long as nothing changes; at most 2,000. */
  @Get()
  @RequirePermission('booking:read')
  async listAvailability(@Query() query: AvailabilityRequest): Promise<AvailabilityResponse> {
    const { startsAt, endsAt } = periodOf({ startsAt: query.from, endsAt: query.to }, LONGEST_DAYS);
    return AvailabilityResponse.of(await this.times.byStaff({ ...whose(query), window: { from: startsAt.getTime(), to: endsAt.getTime() } }));
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
