import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { RequirePermission } from '../../platform/http/permission';
import { signedInStaff } from '../../staff';
import { ReadGate } from '../use-cases/read-gate';
import { GateResponse } from './gate.response';

@ApiTags('screening')
@Controller('clients/:clientId/gate')
export class GateController {
  constructor(private readonly gate: ReadGate) {}

  /** Whether a plan may be made for this client now, and if not, what to do. */
  @Get()
  @RequirePermission('gate:read')
  async getGate(@IdParam('clientId') clientId: string): Promise<GateResponse> {
    return GateResponse.of(await this.gate.read(clientId), signedInStaff().permissions.has('screening:read'));
  }
}
