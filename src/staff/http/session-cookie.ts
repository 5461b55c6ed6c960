import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';

/** Where a session's token lives: out of reach of scripts, sent to this host only, `__Host-` and Secure over https. */
@Injectable()
export class SessionCookie {
  readonly #name: string;
  readonly #options: { path: '/'; httpOnly: true; sameSite: 'lax'; secure: boolean };

  constructor(@Inject(CONFIG) config: Config) {
    const secure = config.publicUrl?.startsWith('https://') ?? false;
    this.#name = secure ? '__Host-sid' : 'sid';
    this.#options = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.#name];
  }

  set(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.#name, token, this.#options);
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.#name, this.#options).header('clear-site-data', '"cache", "storage"');
  }
}
