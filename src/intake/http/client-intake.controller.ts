import { Body, Controller, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Compressed } from '../../platform/http/compressed';
import { IfMatch } from '../../platform/http/etag';
import { IntakeLink } from '../../platform/http/permission';
import type { Answer } from '../domain/answers';
import { FillForm } from '../use-cases/fill-form';
import { OpenLink } from '../use-cases/open-link';
import { IdentityCheckRequest, SaveAnswerRequest } from './client-intake.request';
import { IdentityConfirmedResponse, IntakeCoverResponse, IntakeFormResponse, SavedAnswerResponse } from './client-intake.response';
import { IntakeCookie } from './intake-cookie';

/** The client's side of an intake link. Sending the form is `screening`'s: it signs and judges in one transaction. */
@ApiTags('intake')
@Controller('intake')
export class ClientIntakeController {
  constructor(
    private readonly link: OpenLink,
    private readonly filling: FillForm,
    private readonly cookie: IntakeCookie,
  ) {}

  /** What the link is for. Looking changes nothing. */
  @Get()
  @IntakeLink({ verified: false })
  async getIntakeCover(): Promise<IntakeCoverResponse> {
    return IntakeCoverResponse.of(await this.link.cover());
  }

  /** The second check: last name and date of birth. Five wrong tries lock the link. */
  @Post('identity-check')
  @IntakeLink({ verified: false })
  @HttpCode(200)
  async checkIdentity(@Body() body: IdentityCheckRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<IdentityConfirmedResponse> {
    const admitted = await this.link.check(body.familyName, body.dateOfBirth);
    this.cookie.set(reply, admitted.token, admitted.expiresAt);
    return IdentityConfirmedResponse.of(admitted);
  }

  /** The form with what was answered so far. A device that has several links open sends Intake-Token too. */
  @Get('form')
  @Compressed()
  @IntakeLink({ verified: true })
  async getIntakeForm(): Promise<IntakeFormResponse> {
    return IntakeFormResponse.of(await this.filling.show());
  }

  /** Saves one answer. If-Match is this answer's version, "v0" for the first; 412 shows what another device saved. */
  @Put('answers/:linkId')
  @IntakeLink({ verified: true })
  async saveIntakeAnswer(@Param('linkId') linkId: string, @IfMatch() version: number, @Body() body: SaveAnswerRequest): Promise<SavedAnswerResponse> {
    return SavedAnswerResponse.of(await this.filling.save(linkId, answerOf(body), version));
  }
}

/** As it was sent; the form decides whether it is an answer. */
const answerOf = ({ value, state }: SaveAnswerRequest): Answer => ({ ...(value !== undefined && { value }), ...(state !== undefined && { state }) }) as Answer;
