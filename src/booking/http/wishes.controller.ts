import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { ClientWishes } from '../use-cases/client-wishes';
import { KeepApartRequest, preferenceOf, WaitRequest, waitingOf, WritePreferenceRequest } from './wishes.request';
import { PreferenceResponse, WaitlistEntryResponse } from './wishes.response';

@ApiTags('booking')
@Controller()
export class WishesController {
  constructor(private readonly wishes: ClientWishes) {}

  /** Whom a client would rather see. */
  @Get('clients/:clientId/booking-preference')
  @RequirePermission('booking:read')
  async getBookingPreference(@IdParam('clientId') id: string): Promise<PreferenceResponse> {
    return PreferenceResponse.of(await this.wishes.preference(id));
  }

  /** Replaces the preference: what is left out is taken away. If-Match is "v0" for the first. */
  @Post('clients/:clientId/booking-preference')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async writeBookingPreference(@IdParam('clientId') id: string, @IfMatch() version: number, @Body() body: WritePreferenceRequest): Promise<PreferenceResponse> {
    return PreferenceResponse.of(await this.wishes.prefer(id, version, preferenceOf(body)));
  }

  /** From now on these two are not booked together. Only owners know. */
  @Post('clients/:clientId/kept-apart')
  @RequirePermission('booking:manage')
  @HttpCode(204)
  keepApart(@IdParam('clientId') id: string, @Body() { therapistId }: KeepApartRequest): Promise<void> {
    return this.wishes.keepApart(id, therapistId, true);
  }

  /** They may be booked together again. */
  @Delete('clients/:clientId/kept-apart/:therapistId')
  @RequirePermission('booking:manage')
  @HttpCode(204)
  bringTogether(@IdParam('clientId') id: string, @IdParam('therapistId') therapistId: string): Promise<void> {
    return this.wishes.keepApart(id, therapistId, false);
  }

  /** Puts a client on the waitlist. Once something fits, it is held for them alone for two hours, and they get a mail. */
  @Post('waitlist')
  @RequirePermission('booking:write')
  @Idempotent()
  async joinWaitlist(@Body() body: WaitRequest): Promise<WaitlistEntryResponse> {
    return WaitlistEntryResponse.of(await this.wishes.wait(waitingOf(body)));
  }

  /** Who waits, the longest first. */
  @Get('waitlist')
  @RequirePermission('booking:read')
  async listWaitlist(): Promise<WaitlistEntryResponse[]> {
    return (await this.wishes.waiting()).map((entry) => WaitlistEntryResponse.of(entry));
  }

  /** They wait no longer. */
  @Delete('waitlist/:entryId')
  @RequirePermission('booking:write')
  @HttpCode(204)
  leaveWaitlist(@IdParam('entryId') id: string): Promise<void> {
    return this.wishes.withdraw(id);
  }
}
