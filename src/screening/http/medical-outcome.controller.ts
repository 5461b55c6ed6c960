import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { ReadScreenings } from '../use-cases/read-screenings';
import { RecordMedicalOutcome } from '../use-cases/record-medical-outcome';
import { MedicalOutcomeRequest } from './medical-outcome.request';
import { ScreeningResponse } from './screening.response';

@ApiTags('screening')
@Controller('screenings/:screeningId/medical-outcomes')
export class MedicalOutcomeController {
  constructor(
    private readonly recording: RecordMedicalOutcome,
    private readonly screenings: ReadScreenings,
  ) {}

  /** Records what a doctor said about an urgent or emergency screening. It opens no gate: the client fills in a new intake. */
  @Post()
  @RequirePermission('screening:review')
  @HttpCode(201)
  @Idempotent()
  async recordMedicalOutcome(@IdParam('screeningId') screeningId: string, @Body() body: MedicalOutcomeRequest): Promise<ScreeningResponse> {
    await this.recording.record(screeningId, body);
    return ScreeningResponse.of(await this.screenings.read(screeningId));
  }
}
