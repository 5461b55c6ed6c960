import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { RequirePermission } from '../../platform/http/permission';
import { ClientCare } from '../client-care';
import { careNotesOf, WriteCareNotesRequest } from './care-notes.request';
import { CareNotesResponse } from './care-notes.response';

@ApiTags('clients')
@Controller('clients/:clientId/care-notes')
export class CareNotesController {
  constructor(private readonly care: ClientCare) {}

  /** Standing boundaries and allergies: for who treats, and for nobody else. */
  @Get()
  @RequirePermission('clients:health')
  async getCareNotes(@IdParam('clientId') clientId: string): Promise<CareNotesResponse> {
    return CareNotesResponse.of(await this.care.read(clientId));
  }

  /** Replaces boundaries and allergies. The first time, If-Match is "v0" as it was read. */
  @Put()
  @RequirePermission('clients:health')
  async writeCareNotes(@IdParam('clientId') clientId: string, @IfMatch() version: number, @Body() body: WriteCareNotesRequest): Promise<CareNotesResponse> {
    return CareNotesResponse.of(await this.care.write(clientId, version, careNotesOf(body)));
  }
}
