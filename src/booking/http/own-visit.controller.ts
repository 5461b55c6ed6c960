import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/http/permission';
import { VisitByLink } from '../use-cases/visit-by-link';
import { windowOf } from './absence.request';
import { CancelOwnVisitRequest, MoveOwnVisitRequest, OwnTimesRequest } from './own-visit.request';
import { OwnTimesResponse, OwnVisitResponse } from './own-visit.response';

const WHY = 'the link that was mailed to the client is the key';

/** For the client, by the link of their mail: in a header, so that it stands in no log. */
@ApiTags('booking')
@ApiHeader({ name: 'Booking-Link', required: true, description: 'What follows # in the link.' })
@Controller('my-visit')
export class OwnVisitController {
  constructor(private readonly visit: VisitByLink) {}

  /** The visit, and until when it can be moved or cancelled. */
  @Get()
  @Public(WHY)
  async getOwnVisit(@Headers('booking-link') link: string | undefined): Promise<OwnVisitResponse> {
    return OwnVisitResponse.of(await this.visit.read(link));
  }

  /** Times that it could move to. */
  @Get('times')
  @Public(WHY)
  async listOwnTimes(@Headers('booking-link') link: string | undefined, @Query() query: OwnTimesRequest): Promise<OwnTimesResponse> {
    return OwnTimesResponse.of(await this.visit.alternatives(link, windowOf(query)));
  }

  /** Moves it. */
  @Post('move')
  @Public(WHY)
  @HttpCode(200)
  async moveOwnVisit(@Headers('booking-link') link: string | undefined, @Body() body: MoveOwnVisitRequest): Promise<OwnVisitResponse> {
    return OwnVisitResponse.of(await this.visit.move(link, Date.parse(body.startsAt)));
  }

  /** Cancels it. Where that costs a fee, the fee shown must be agreed to. */
  @Post('cancellation')
  @Public(WHY)
  @HttpCode(200)
  async cancelOwnVisit(@Headers('booking-link') link: string | undefined, @Body() body: CancelOwnVisitRequest): Promise<OwnVisitResponse> {
    return OwnVisitResponse.of(await this.visit.cancel(link, body.acceptedFeeMinor ?? 0));
  }

  /** Takes a time that was kept, once the forms are done. */
  @Post('confirmation')
  @Public(WHY)
  @HttpCode(200)
  async confirmOwnVisit(@Headers('booking-link') link: string | undefined): Promise<OwnVisitResponse> {
    return OwnVisitResponse.of(await this.visit.confirm(link));
  }
}
