import { Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdParam } from '../../platform/http/id-param';
import { Public, RequirePermission } from '../../platform/http/permission';
import { hashOf } from '../../platform/ids/ids';
import { CalendarFeeds } from '../use-cases/calendar/feeds';
import { FeedKeyParam } from './feed-key-param';
import { FeedResponse, NewFeedResponse } from './calendar.response';

@ApiTags('booking')
@Controller()
export class CalendarController {
  constructor(private readonly feeds: CalendarFeeds) {}

  /** A secret address for calendar programs. It is shown this once. */
  @Post('resources/:resourceId/calendar-feeds')
  @RequirePermission('booking:read')
  async createCalendarFeed(@IdParam('resourceId') id: string): Promise<NewFeedResponse> {
    return NewFeedResponse.ofNew(await this.feeds.open(id));
  }

  /** The addresses that were given out, without their secrets. */
  @Get('resources/:resourceId/calendar-feeds')
  @RequirePermission('booking:read')
  async listCalendarFeeds(@IdParam('resourceId') id: string): Promise<FeedResponse[]> {
    return (await this.feeds.list(id)).map((feed) => FeedResponse.of(feed));
  }

  /** From now on the address answers 410. */
  @Delete('calendar-feeds/:feedId')
  @RequirePermission('booking:read')
  @HttpCode(204)
  revokeCalendarFeed(@IdParam('feedId') id: string): Promise<void> {
    return this.feeds.revoke(id);
  }

  /** The calendar: times and rooms, never clients or services. Programs fetch it when they like, so it is no place for last-minute changes. */
  @Get('calendars/:clinicId/:feedKey')
  @Public('the address is the secret; calendar programs cannot sign in')
  @ApiProduces('text/calendar')
  async readCalendarFeed(
    @IdParam('clinicId') clinicId: string,
    @FeedKeyParam('feedKey') secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const calendar = await this.feeds.read(clinicId, secret);
    const etag = `"${hashOf(calendar).toString('base64url').slice(0, 27)}"`;
    void reply.header('etag', etag).header('cache-control', 'private, max-age=900').header('x-robots-tag', 'noindex').type('text/calendar; charset=utf-8');
    if (request.headers['if-none-match'] !== etag) return calendar;
    void reply.code(304);
    return '';
  }
}
