import { applyDecorators, Injectable, SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import canonicalize from 'canonicalize';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { currentContext, type Actor } from '../context/request-context';
import { UnitOfWork } from '../database/unit-of-work';
import type { Transaction } from '../database/transaction';
import { DomainError } from '../errors/domain-error';
import { hashOf } from '../ids/ids';

const IDEMPOTENT = Symbol('idempotent');

export interface IdempotentOptions {
  /** Fields of the answer that are secrets: sent once, never stored, absent from a replay. */
  readonly once?: readonly string[];
}

/** A POST that creates or sends: with an Idempotency-Key, a repeat gets the first answer and has no second effect. */
export const Idempotent = ({ once = [] }: IdempotentOptions = {}) =>
  applyDecorators(
    SetMetadata(IDEMPOTENT, once),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Any text of 8-200 characters that is new for each act; the same one for its retries (kept 24 h).' + (once.length > 0 ? ` A retry is answered without ${once.join(' and ')}: it is shown once and not kept.` : '') }),
  );

interface StoredAnswer {
  request_hash: Buffer;
  status: number;
  response: unknown;
}

/** The key, the effect and the stored answer commit together, so a lost answer can be asked for again. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly uow: UnitOfWork,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    const { actor } = currentContext();
    const once = this.reflector.get<readonly string[] | undefined>(IDEMPOTENT, context.getHandler());
    if (!once || key === undefined || !('clinicId' in actor) || !actor.clinicId) return next.handle();
    return from(this.#once(actor.clinicId, actorIdOf(actor), checkedKey(key), once, context, next));
  }

  #once(clinicId: string, actorId: string, key: string, secrets: readonly string[], context: ExecutionContext, next: CallHandler): Promise<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const hash = hashOf(`${request.method} ${request.url} ${canonicalize(request.body ?? null)}`);
    return this.uow.run(clinicId, async (tx) => {
      const stored = await claim(tx, actorId, key, hash);
      if (stored) return replay(stored, hash, reply);
      const body: unknown = await lastValueFrom(next.handle());
      await remember(tx, actorId, key, reply.statusCode, without(secrets, body));
      return body;
    });
  }
}

const checkedKey = (key: string | string[]): string => {
  if (typeof key === 'string' && /^[\x21-\x7e]{8,200}$/.test(key)) return key;
  throw new DomainError('invalid', 'idempotency_key_malformed', 'Idempotency-Key must be 8 to 200 printable characters without spaces, such as a UUID.');
};

const actorIdOf = (actor: Actor): string =>
  actor.kind === 'staff' ? actor.staffId : actor.kind === 'client' ? actor.invitationId : actor.kind;

/** A second request with the same key waits here until the first one commits or rolls back. */
const claim = async (tx: Transaction, actorId: string, key: string, hash: Buffer): Promise<StoredAnswer | undefined> => {
  const claimed = await tx.query(
    `INSERT INTO idempotency_key (clinic_id, actor_id, key, request_hash) VALUES ($1, $2, $3, $4)
     ON CONFLICT (clinic_id, actor_id, key) DO UPDATE SET request_hash = EXCLUDED.request_hash, status = NULL, response = NULL, created_at = now()
       WHERE idempotency_key.created_at < now() - interval '24 hours'`,
    [tx.clinicId, actorId, key, hash],
  );
  if (claimed.rowCount === 1) return undefined;
  const [stored] = await tx.rows<StoredAnswer>(
    'SELECT request_hash, status, response FROM idempotency_key WHERE clinic_id = $1 AND actor_id = $2 AND key = $3',
    [tx.clinicId, actorId, key],
  );
  return stored;
};

const replay = (stored: StoredAnswer, hash: Buffer, reply: FastifyReply): unknown => {
  if (!stored.request_hash.equals(hash))
    throw new DomainError('unprocessable', 'idempotency_key_reused', 'This Idempotency-Key was used for a different request. Take a new one.');
  void reply.code(stored.status).header('idempotency-replayed', 'true');
  return stored.response;
};

const without = (secrets: readonly string[], body: unknown): unknown =>
  typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body).filter(([name]) => !secrets.includes(name))) : body;

const remember = (tx: Transaction, actorId: string, key: string, status: number, body: unknown): Promise<unknown> =>
  tx.query('UPDATE idempotency_key SET status = $4, response = $5 WHERE clinic_id = $1 AND actor_id = $2 AND key = $3', [
    tx.clinicId,
    actorId,
    key,
    status,
    JSON.stringify(body ?? null),
  ]);
