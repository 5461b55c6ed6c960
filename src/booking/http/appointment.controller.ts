import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { AppointmentDesk } from '../use-cases/appointment-desk';
import { ReadDiary } from '../use-cases/read-diary';
import { BookRequest, CancelRequest, DeclineRequest, ExtendRequest, MoveRequest, targetOf, wishOf } from './appointment.request';
import { AppointmentResponse, HistoryLineResponse } from './appointment.response';

@ApiTags('booking')
@Controller('appointments')
export class AppointmentController {
  constructor(
    private readonly desk: AppointmentDesk,
    private readonly diary: ReadDiary,
  ) {}

  /** Books a time. Where it is gone: 409 `slot_taken` with alternatives. Where forms are missing, it is held until they are done. */
  @Post()
  @RequirePermission('booking:write')
  @Idempotent()
  async bookAppointment(@Body() body: BookRequest): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.book(wishOf(body)));
  }

  /** One visit. */
  @Get(':appointmentId')
  @RequirePermission('booking:read')
  async getAppointment(@IdParam('appointmentId') id: string): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.diary.one(id));
  }

  /** All that was done to it, the oldest first. */
  @Get(':appointmentId/history')
  @RequirePermission('booking:read')
  async getAppointmentHistory(@IdParam('appointmentId') id: string): Promise<HistoryLineResponse[]> {
    return (await this.diary.history(id)).map((line) => HistoryLineResponse.of(line));
  }

  /** Moves the visit to another time or therapist. To where it is: nothing happens. */
  @Post(':appointmentId/move')
  @RequirePermission('booking:write')
  @HttpCode(200)
  @Idempotent()
  async moveAppointment(@IdParam('appointmentId') id: string, @IfMatch() version: number, @Body() body: MoveRequest): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.move(id, version, targetOf(body)));
  }

  /** Cancels. Whether it is late, and what that costs, follows from the terms it was booked under. */
  @Post(':appointmentId/cancellation')
  @RequirePermission('booking:write')
  @HttpCode(200)
  @Idempotent()
  async cancelAppointment(@IdParam('appointmentId') id: string, @IfMatch() version: number, @Body() body: CancelRequest): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.do(id, version, { kind: 'cancel', reasonCode: body.reason, waiveFee: body.waiveFee ?? false }));
  }

  /** A held time becomes a visit; 409 `not_cleared` while forms are missing. */
  @Post(':appointmentId/confirmation')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async confirmAppointment(@IdParam('appointmentId') id: string, @IfMatch() version: number): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.confirm(id, version));
  }

  /** Holds a time some minutes longer, once. */
  @Post(':appointmentId/extension')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async extendHold(@IdParam('appointmentId') id: string, @IfMatch() version: number, @Body() { minutes }: ExtendRequest): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.extend(id, version, minutes));
  }

  /** Lets a held time go. */
  @Post(':appointmentId/release')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async releaseHold(@IdParam('appointmentId') id: string, @IfMatch() version: number): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.do(id, version, { kind: 'release' }));
  }

  /** Approves a request: it becomes a visit. */
  @Post(':appointmentId/approval')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async approveRequest(@IdParam('appointmentId') id: string, @IfMatch() version: number): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.approve(id, version));
  }

  /** Declines a request, politely. */
  @Post(':appointmentId/refusal')
  @RequirePermission('booking:write')
  @HttpCode(200)
  async declineRequest(@IdParam('appointmentId') id: string, @IfMatch() version: number, @Body() body: DeclineRequest): Promise<AppointmentResponse> {
    return AppointmentResponse.of(await this.desk.do(id, version, { kind: 'decline', reasonCode: body.reason }));
  }
}
