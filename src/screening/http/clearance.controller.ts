import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { RequirePermission } from '../../platform/http/permission';
import { CloseClearance } from '../use-cases/close-clearance';
import { ClosureRequest } from './closure.request';

@ApiTags('screening')
@Controller('clearances/:clearanceId/closure')
export class ClearanceController {
  constructor(private readonly closing: CloseClearance) {}

  /** Closes the gate at once: something is new, or the clearance was a mistake. It cannot be undone, only granted anew. */
  @Post()
  @RequirePermission('screening:review')
  @HttpCode(204)
  closeClearance(@IdParam('clearanceId') clearanceId: string, @Body() body: ClosureRequest): Promise<void> {
    return this.closing.close(clearanceId, { reason: body.reason, ...(body.note && { note: body.note }) });
  }
}
