import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { RequirePermission } from '../../platform/http/permission';
import { TechniqueShelf } from '../technique-shelf';
import { TechniqueListResponse, TechniqueResponse } from './technique.response';
import { ClinicTechniqueRequest, TechniqueSearchRequest } from './techniques.request';

@ApiTags('techniques')
@Controller('techniques')
export class TechniquesController {
  constructor(private readonly shelf: TechniqueShelf) {}

  /** Techniques with their evidence, and how this clinic offers them. */
  @Get()
  @RequirePermission('techniques:read')
  async listTechniques(@Query() { offered, ...filter }: TechniqueSearchRequest): Promise<TechniqueListResponse> {
    return TechniqueListResponse.of(await this.shelf.search({ ...filter, ...(offered ? { offered: offered === 'true' } : {}) }));
  }

  @Get(':techniqueId')
  @RequirePermission('techniques:read')
  async getTechnique(@Param('techniqueId') techniqueId: string): Promise<TechniqueResponse> {
    return TechniqueResponse.of(await this.shelf.find(techniqueId));
  }

  /** Switches a technique off or on for the clinic, or gives it the clinic's own name. 409 `name_taken`. */
  @Put(':techniqueId/clinic-setting')
  @RequirePermission('techniques:manage')
  async setClinicTechnique(@Param('techniqueId') techniqueId: string, @IfMatch() version: number, @Body() body: ClinicTechniqueRequest): Promise<TechniqueResponse> {
    return TechniqueResponse.of(await this.shelf.set(techniqueId, version, body));
  }
}
