import { Controller, Header, Headers, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { TextTransport } from '../../notifications';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { notFound } from '../../platform/errors/domain-error';
import { API_PREFIX } from '../../platform/http/api-prefix';
import { MayBeForm } from '../../platform/http/forms';
import { Public } from '../../platform/http/permission';
import { asksToStop } from '../domain/stop-words';
import { OptOuts } from '../opt-outs';

const PATH = 'text-messages/incoming';

/** What the provider of text messages calls when somebody answers one. */
@ApiTags('clients')
@Controller(PATH)
export class IncomingTextController {
  constructor(
    private readonly texts: TextTransport,
    private readonly optOuts: OptOuts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** STOP, or ALTO, ends text messages to that number. Anything else changes nothing. */
  @Post()
  @HttpCode(200)
  @Header('content-type', 'text/xml')
  @Public('the provider signs it')
  @MayBeForm()
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ schema: { type: 'object', additionalProperties: { type: 'string' } } })
  async receiveText(@Req() request: FastifyRequest, @Headers('x-twilio-signature') signature: string | undefined): Promise<string> {
    const fields = fieldsOf(request.body);
    // The address as the provider was told it; behind a proxy the request says another.
    const url = `${this.config.publicUrl ?? ''}/${API_PREFIX}/${PATH}`;
    if (signature === undefined || !this.texts.isGenuine({ url, fields, signature })) throw notFound();
    if (asksToStop(fields.Body ?? '')) await this.optOuts.refuseTexts(fields.From ?? '');
    return '<?xml version="1.0" encoding="UTF-8"?><Response/>';
  }
}

const fieldsOf = (body: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(typeof body === 'object' && body !== null ? body : {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
