import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { notFound } from '../../platform/errors/domain-error';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { PageRequest } from '../../platform/http/page';
import { RequirePermission } from '../../platform/http/permission';
import { isId } from '../../platform/ids/ids';
import { Invitations } from '../use-cases/invitations';
import { InviteClient } from '../use-cases/invite-client';
import { InviteToCheck } from '../use-cases/invite-to-check';
import { InviteClientRequest, InviteToCheckRequest } from './invitation.request';
import { InvitationPageResponse, InvitationResponse, InvitedResponse } from './invitation.response';

@ApiTags('intake')
@Controller()
export class InvitationController {
  constructor(
    private readonly inviting: InviteClient,
    private readonly checking: InviteToCheck,
    private readonly invitations: Invitations,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes a link for a client to fill the intake form. The link is in this answer only. */
  @Post('clients/:clientId/intake-invitations')
  @RequirePermission('intake:invite')
  @Idempotent({ once: ['link', 'token'] })
  async inviteToIntake(@IdParam('clientId') clientId: string, @Body() body: InviteClientRequest, @Req() request: FastifyRequest): Promise<InvitedResponse> {
    if (body.corrects !== undefined && !isId(body.corrects)) throw notFound();
    return InvitedResponse.of(await this.inviting.invite({ ...body, clientId }), this.#origin(request));
  }

  /** Makes a link to the short check before a visit, for the client's phone or the clinic's tablet. The link is in this answer only. */
  @Post('clients/:clientId/what-changed-invitations')
  @RequirePermission('intake:invite')
  @Idempotent({ once: ['link', 'token'] })
  async inviteToWhatChanged(@IdParam('clientId') clientId: string, @Body() body: InviteToCheckRequest, @Req() request: FastifyRequest): Promise<InvitedResponse> {
    return InvitedResponse.of(await this.checking.invite(clientId, body), this.#origin(request));
  }

  /** The links of a client, newest first, with their state and never a token. */
  @Get('clients/:clientId/intake-invitations')
  @RequirePermission('intake:invite')
  async listIntakeInvitations(@IdParam('clientId') clientId: string, @Query() page: PageRequest): Promise<InvitationPageResponse> {
    return InvitationPageResponse.of(await this.invitations.ofClient(clientId, page.limit, page.cursor));
  }

  /** Withdraws a link: it opens on no device from here on, and what was typed into it is deleted. */
  @Post('intake-invitations/:invitationId/revocation')
  @RequirePermission('intake:invite')
  @HttpCode(200)
  async revokeIntakeInvitation(@IdParam('invitationId') invitationId: string): Promise<InvitationResponse> {
    return InvitationResponse.of(await this.invitations.revoke(invitationId));
  }

  #origin(request: FastifyRequest): string {
    return this.config.publicUrl ?? `${request.protocol}://${request.headers.host}`;
  }
}
