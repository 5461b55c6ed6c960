import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { RequirePermission } from '../../platform/http/permission';
import { AppointmentDesk } from '../use-cases/appointment-desk';
import { CompleteRequest, CorrectRequest, NoShowRequest } from './appointment.request';
import { AppointmentResponse } from './appointment.response';

/** The day of the visit. */
@ApiTags('booking')
@Controller('appointments/:appointmentId')
export class VisitController {
  constructor(private readonly desk: AppointmentDesk) {}

  /** The client is here. */
  @Post('arrival')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async recordArrival(@IdParam('appointmentId') id: string, @IfMatch() version: number): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.do(id, version, { kind: 'arrive', stillFree: true }));
  }

  /** It was somebody else. */
  @Delete('arrival')
  @RequirePermission('booking:write')
  async undoArrival(@IdParam('appointmentId') id: string, @IfMatch() version: number): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.do(id, version, { kind: 'undo_arrival' }));
  }

  /** Forms complete and today's questions answered; the therapist can take over. */
  @Post('check-in')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async checkInClient(@IdParam('appointmentId') id: string, @IfMatch() version: number): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.checkIn(id, version));
  }

  /** The session begins. Who comes late keeps the end. */
  @Post('start')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async startSession(@IdParam('appointmentId') id: string, @IfMatch() version: number): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.start(id, version));
  }

  /** The session is over. */
  @Post('completion')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async completeSession(@IdParam('appointmentId') id: string, @IfMatch() version: number, @Body() { endedEarly }: CompleteRequest): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.do(id, version, endedEarly ? { kind: 'end_early', reasonCode: endedEarly } : { kind: 'complete', note: 'owed' }));
  }

  /** Completed by mistake; within a day. */
  @Post('reopening')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async reopenSession(@IdParam('appointmentId') id: string, @IfMatch() version: number, @Body() { reason }: CorrectRequest): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.do(id, version, { kind: 'reopen', reasonCode: reason }));
  }

  /** The client did not come, or came too late. */
  @Post('no-show')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async recordNoShow(@IdParam('appointmentId') id: string, @IfMatch() version: number, @Body() { reason }: NoShowRequest): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.do(id, version, { kind: 'no_show', reasonCode: reason }));
  }

  /** The session does not take place today, for the client's sake: no fee. Why belongs into the chart and nowhere else. */
  @Post('not-today')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async standDown(@IdParam('appointmentId') id: string, @IfMatch() version: number): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.do(id, version, { kind: 'stop_unsafe', reasonCode: 'not_safe_today' }));
  }

  /** The visit should never have been on the diary. */
  @Post('correction')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async voidAppointment(@IdParam('appointmentId') id: string, @IfMatch() version: number, @Body() { reason }: CorrectRequest): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.do(id, version, { kind: 'void', reasonCode: reason }));
  }
}
