import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SubmitIntakeRequest } from '../../intake';
import { Idempotent } from '../../platform/http/idempotency';
import { IntakeLink } from '../../platform/http/permission';
import { ReadOutcome } from '../use-cases/read-outcome';
import { SubmitIntake } from '../use-cases/submit-intake';
import { ClientAnswerResponse } from './client-answer.response';

@ApiTags('intake')
@Controller('intake')
export class IntakeSubmissionController {
  constructor(
    private readonly submitting: SubmitIntake,
    private readonly outcome: ReadOutcome,
  ) {}

  /** Signs the answers saved so far and screens them at once. The answer says what to do next, in plain words. */
  @Post('submission')
  @IntakeLink({ verified: true })
  @HttpCode(201)
  @Idempotent()
  async submitIntake(@Body() body: SubmitIntakeRequest): Promise<ClientAnswerResponse> {
    return ClientAnswerResponse.of(await this.submitting.submit(body));
  }

  /** What the client was told after sending, to read again while the second check holds. */
  @Get('outcome')
  @IntakeLink({ verified: true })
  async getIntakeOutcome(): Promise<ClientAnswerResponse> {
    return ClientAnswerResponse.of(await this.outcome.read());
  }
}
