import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { BookSeries } from '../use-cases/book-series';
import { AppointmentResponse } from './appointment.response';
import { agreedOf, BookSeriesRequest, CancelSeriesRequest, PlanSeriesRequest, seriesWishOf } from './series.request';
import { SeriesDateResponse, SeriesResponse } from './series.response';

@ApiTags('booking')
@Controller('appointment-series')
export class SeriesController {
  constructor(private readonly series: BookSeries) {}

  /** Every date of a series with whether it is free, why not, and what instead. Books nothing. */
  @Post('plan')
  @RequirePermission('booking:read')
  @HttpCode(200)
  async planSeries(@Body() body: PlanSeriesRequest): Promise<SeriesDateResponse[]> {
    return (await this.series.plan(seriesWishOf(body))).map((one) => SeriesDateResponse.of(one));
  }

  /** Books the starts agreed to: all, or none; 409 names the one that is gone as `refusedStart`. */
  @Post()
  @RequirePermission('booking:write')
  @Idempotent()
  async bookSeries(@Body() body: BookSeriesRequest): Promise<SeriesResponse> {
    return SeriesResponse.of(await this.series.book(seriesWishOf(body), agreedOf(body)));
  }

  /** Cancels one visit of a series, or it and what follows, or all that lie ahead. */
  @Post(':seriesId/cancellation')
  @RequirePermission('booking:write')
  @HttpCode(200)
  @Idempotent()
  async cancelSeries(@IdParam('seriesId') id: string, @Body() body: CancelSeriesRequest): Promise<AppointmentResponse[]> {
    return (await this.series.cancel(id, body.scope, body.appointmentId, body.reason)).map((entry) => AppointmentResponse.of(entry));
  }
}
