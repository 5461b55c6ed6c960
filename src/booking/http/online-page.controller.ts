import { Body, Controller, Get, Ip, Post, Query, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { networkOf } from '../../platform/http/network';
import { Public } from '../../platform/http/permission';
import { AskForTime } from '../use-cases/online/ask-for-time';
import { OnlinePage } from '../use-cases/online/online-page';
import { windowOf } from './absence.request';
import { PublicPageDoor } from './online-door';
import { askedOf, OnlineTimesRequest, RequestOnlineRequest } from './online.request';
import { HeldOnlineResponse, OnlinePageResponse } from './online.response';
import { OwnTimesResponse } from './own-visit.response';

const WHY = 'the page of a clinic for people it does not know yet; it shows times and no persons';

/** For strangers. A closed page, no page and no such clinic are one answer: 404. */
@ApiTags('booking')
@Controller('clinics/:clinicId/online-booking')
@UseGuards(PublicPageDoor)
export class OnlinePageController {
  constructor(
    private readonly page: OnlinePage,
    private readonly asking: AskForTime,
  ) {}

  /** What can be booked. */
  @Get()
  @Public(WHY)
  async getOnlinePage(@IdParam('clinicId') clinicId: string): Promise<OnlinePageResponse> {
    return OnlinePageResponse.of(await this.page.show(clinicId));
  }

  /** Times on offer, in order. */
  @Get('times')
  @Public(WHY)
  async listOnlineTimes(@IdParam('clinicId') clinicId: string, @Query() query: OnlineTimesRequest): Promise<OwnTimesResponse> {
    return OwnTimesResponse.of(await this.page.free(clinicId, query.variantId, windowOf(query)));
  }

  /** Keeps a time until the form is done that goes to the e-mail address. 409 `slot_taken` with alternatives where it is gone. */
  @Post('requests')
  @Public(WHY)
  @Idempotent()
  async requestOnline(@IdParam('clinicId') clinicId: string, @Ip() address: string, @Body() body: RequestOnlineRequest): Promise<HeldOnlineResponse> {
    return HeldOnlineResponse.of(await this.asking.ask(clinicId, askedOf(body, networkOf(address))));
  }
}
