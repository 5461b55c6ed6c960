import { Body, Controller, Get, HttpCode, Post, Query, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../platform/http/idempotency';
import { Public } from '../../platform/http/permission';
import { OpenBookingLink } from '../use-cases/online/open-booking-link';
import { OwnBooking } from '../use-cases/online/own-booking';
import { windowOf } from './absence.request';
import { BookingAccessDoor, BookingLinkDoor } from './online-door';
import { BookMyVisitRequest, CheckBookingIdentityRequest, OnlineTimesRequest } from './online.request';
import { BookingAccessResponse, BookingCoverResponse, MyVisitResponse, OnlineOfferResponse } from './online.response';
import { OwnTimesResponse } from './own-visit.response';

const WHY = 'the booking link that the clinic gave to the client is the key';
const Access = ApiHeader({ name: 'Booking-Access', required: true, description: 'What the second check answered.' });

/** For a client with a booking link: in a header, so that it stands in no log. */
@ApiTags('booking')
@ApiHeader({ name: 'Booking-Link', required: true, description: 'What follows # in the link.' })
@Controller('my-booking')
export class MyBookingController {
  constructor(
    private readonly opening: OpenBookingLink,
    private readonly booking: OwnBooking,
  ) {}

  /** Whose page the link opens. Looking changes nothing. */
  @Get()
  @Public(WHY)
  @UseGuards(BookingLinkDoor)
  async getBookingCover(): Promise<BookingCoverResponse> {
    return BookingCoverResponse.of(await this.opening.cover());
  }

  /** The second check: last name and date of birth. Five wrong tries lock the link. */
  @Post('identity-check')
  @Public(WHY)
  @UseGuards(BookingLinkDoor)
  @HttpCode(200)
  checkBookingIdentity(@Body() { familyName, dateOfBirth }: CheckBookingIdentityRequest): Promise<BookingAccessResponse> {
    return this.opening.check(familyName, dateOfBirth);
  }

  /** What can be booked. */
  @Get('offers')
  @Public(WHY)
  @UseGuards(BookingAccessDoor)
  @Access
  async listMyOffers(): Promise<OnlineOfferResponse[]> {
    return (await this.booking.services()).map((offer) => OnlineOfferResponse.of(offer));
  }

  /** Times on offer to this client, in order. 409 `please_call` where the clinic wants to talk first. */
  @Get('times')
  @Public(WHY)
  @UseGuards(BookingAccessDoor)
  @Access
  async listMyTimes(@Query() query: OnlineTimesRequest): Promise<OwnTimesResponse> {
    return OwnTimesResponse.of(await this.booking.free(query.variantId, windowOf(query)));
  }

  /** Books. Where a form is missing, the time is kept until it is done. 409 `slot_taken` with alternatives where it is gone, `enough_visits_ahead` where the clinic is to be called for more. */
  @Post('visits')
  @Public(WHY)
  @UseGuards(BookingAccessDoor)
  @Access
  @Idempotent()
  async bookMyVisit(@Body() { variantId, startsAt }: BookMyVisitRequest): Promise<MyVisitResponse> {
    return MyVisitResponse.of(await this.booking.book(variantId, Date.parse(startsAt)));
  }
}
