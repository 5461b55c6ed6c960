import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { PageRequest } from '../../platform/http/page';
import { RequirePermission } from '../../platform/http/permission';
import { ReadIntakes } from '../use-cases/read-intakes';
import { IntakePageResponse, IntakeResponse } from './intake.response';

@ApiTags('intake')
@Controller()
export class IntakeController {
  constructor(private readonly intakes: ReadIntakes) {}

  /** What a client signed: every answer in words, the consents and the signature. The read is on record. */
  @Get('intakes/:intakeId')
  @RequirePermission('intake:read')
  async getIntake(@IdParam('intakeId') intakeId: string): Promise<IntakeResponse> {
    return IntakeResponse.ofSigned(await this.intakes.one(intakeId));
  }

  /** A client's intakes, newest first; a correction names what it corrects. */
  @Get('clients/:clientId/intakes')
  @RequirePermission('intake:read')
  async listIntakes(@IdParam('clientId') clientId: string, @Query() page: PageRequest): Promise<IntakePageResponse> {
    return IntakePageResponse.of(await this.intakes.ofClient(clientId, page.limit, page.cursor));
  }
}
