import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { IfMatch } from '../../platform/http/etag';
import { RequirePermission } from '../../platform/http/permission';
import { PasswordCare } from '../password-care';
import { Team } from '../team';
import { EditStaffRequest, HireRequest, StaffListRequest } from './staff.request';
import { HiredResponse, PasswordResetResponse, StaffListResponse, StaffMemberResponse } from './staff.response';

@ApiTags('staff')
@Controller('staff')
export class StaffController {
  constructor(
    private readonly team: Team,
    private readonly passwords: PasswordCare,
  ) {}

  /** Who works here, by name. */
  @Get()
  @RequirePermission('staff:read')
  async listStaff(@Query() query: StaffListRequest): Promise<StaffListResponse> {
    return StaffListResponse.of(await this.team.list({ ...query, departedToo: query.departedToo === 'true' }));
  }

  /** Takes a person on. 409 `already_staff`, or `works_elsewhere` where another clinic's person uses this e-mail. */
  @Post()
  @RequirePermission('staff:manage')
  @Idempotent({ once: ['oneTimePassword'] })
  async hireStaff(@Body() body: HireRequest): Promise<HiredResponse> {
    const { member, oneTimePassword } = await this.team.hire(body);
    return HiredResponse.hired(member, oneTimePassword);
  }

  @Get(':staffId')
  @RequirePermission('staff:read')
  async getStaffMember(@IdParam('staffId') staffId: string): Promise<StaffMemberResponse> {
    return StaffMemberResponse.of(await this.team.find(staffId));
  }

  /** Changes name, roles or credentials; roles count from the person's next request on. 409 `last_owner`. */
  @Patch(':staffId')
  @RequirePermission('staff:manage')
  async editStaffMember(@IdParam('staffId') staffId: string, @IfMatch() version: number, @Body() body: EditStaffRequest): Promise<StaffMemberResponse> {
    return StaffMemberResponse.of(await this.team.edit(staffId, version, body));
  }

  /** The person leaves: their sessions here end at once, their records stay. 409 `last_owner` or `departed`. */
  @Post(':staffId/departure')
  @RequirePermission('staff:manage')
  async recordDeparture(@IdParam('staffId') staffId: string): Promise<StaffMemberResponse> {
    return StaffMemberResponse.of(await this.team.depart(staffId));
  }

  /** A new one-time password for somebody who forgot theirs; ends their sessions. 409 `works_elsewhere`, `own_password` or `departed`. */
  @Post(':staffId/password-reset')
  @RequirePermission('staff:manage')
  @Idempotent({ once: ['oneTimePassword'] })
  async resetPassword(@IdParam('staffId') staffId: string): Promise<PasswordResetResponse> {
    return PasswordResetResponse.of(await this.passwords.reset(staffId));
  }
}
