import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { RequirePermission, SignedIn } from '../../platform/http/permission';
import { ClinicSettings } from '../clinic-settings';
import { EditClinicRequest } from './clinic.request';
import { ClinicSettingsResponse } from './clinic.response';

@ApiTags('staff')
@Controller('clinic')
export class ClinicController {
  constructor(private readonly settings: ClinicSettings) {}

  /** The clinic that one is signed in to. */
  @Get()
  @SignedIn()
  async getClinic(): Promise<ClinicSettingsResponse> {
    return ClinicSettingsResponse.settings(await this.settings.find());
  }

  @Patch()
  @RequirePermission('clinic:manage')
  async editClinic(@IfMatch() version: number, @Body() body: EditClinicRequest): Promise<ClinicSettingsResponse> {
    return ClinicSettingsResponse.settings(await this.settings.edit(version, body));
  }
}
