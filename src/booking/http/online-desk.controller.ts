import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { PageRequest } from '../../platform/http/page';
import { RequirePermission } from '../../platform/http/permission';
import { BookingLinks } from '../use-cases/online/booking-links';
import { OnlinePage } from '../use-cases/online/online-page';
import { CreateBookingLinkRequest, SetOnlineBookingRequest } from './online.request';
import { BookingLinkResponse, NewBookingLinkResponse, NewcomerPageResponse, OnlineBookingResponse } from './online.response';

/** What staff decide and see about booking online. */
@ApiTags('booking')
@Controller()
export class OnlineDeskController {
  constructor(
    private readonly page: OnlinePage,
    private readonly links: BookingLinks,
  ) {}

  /** Whether strangers may ask for times. */
  @Get('online-booking')
  @RequirePermission('booking:read')
  async getOnlineBooking(): Promise<OnlineBookingResponse> {
    return OnlineBookingResponse.of(await this.page.settings());
  }

  /** Opens or closes the page for strangers. If-Match is "v0" for the first time. */
  @Put('online-booking')
  @RequirePermission('booking:manage')
  async setOnlineBooking(@IfMatch() version: number, @Body() { open, mostOpenHolds = 20 }: SetOnlineBookingRequest): Promise<OnlineBookingResponse> {
    return OnlineBookingResponse.of(await this.page.set(version, { open, mostOpenHolds }));
  }

  /** Strangers who asked for a time, the newest first: worth a look whether they are clients already. */
  @Get('online-requests')
  @RequirePermission('booking:read')
  async listOnlineRequests(@Query() { limit, cursor }: PageRequest): Promise<NewcomerPageResponse> {
    return NewcomerPageResponse.of(await this.page.newcomers(limit, cursor));
  }

  /** A link by which a client books for themselves. It is shown this once; `send` also mails them one. */
  @Post('clients/:clientId/booking-links')
  @RequirePermission('booking:write')
  @Idempotent({ once: ['path'] })
  async createBookingLink(@IdParam('clientId') clientId: string, @Body() { expiresInDays = 30, send = false }: CreateBookingLinkRequest): Promise<NewBookingLinkResponse> {
    return NewBookingLinkResponse.ofNew(await this.links.create(clientId, expiresInDays, send));
  }

  /** The links of a client, without their secrets. */
  @Get('clients/:clientId/booking-links')
  @RequirePermission('booking:read')
  async listBookingLinks(@IdParam('clientId') clientId: string): Promise<BookingLinkResponse[]> {
    return (await this.links.ofClient(clientId)).map((seen) => BookingLinkResponse.of(seen));
  }

  /** From now on the link opens nothing. */
  @Delete('booking-links/:bookingLinkId')
  @RequirePermission('booking:write')
  @HttpCode(204)
  revokeBookingLink(@IdParam('bookingLinkId') id: string): Promise<void> {
    return this.links.revoke(id);
  }
}
