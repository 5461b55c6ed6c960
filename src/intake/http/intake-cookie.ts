import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';

/** Where a device keeps that it passed the second check: out of reach of scripts and of other sites. */
@Injectable()
export class IntakeCookie {
  readonly #name: string;
  readonly #options: { path: '/'; httpOnly: true; sameSite: 'strict'; secure: boolean };

  constructor(@Inject(CONFIG) config: Config) {
    const secure = config.publicUrl?.startsWith('https://') ?? false;
    this.#name = secure ? '__Host-intake' : 'intake';
    this.#options = { path: '/', httpOnly: true, sameSite: 'strict', secure };
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.#name];
  }

  set(reply: FastifyReply, token: string, expires: Date): void {
    void reply.setCookie(this.#name, token, { ...this.#options, expires });
  }
}
