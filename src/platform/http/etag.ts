import { createParamDecorator, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { DomainError } from '../errors/domain-error';
import { documentOn } from './document-on';

export const etagOf = (version: number): string => `"v${version}"`;

const parse = (header: string | undefined): number => {
  if (!header)
    throw new DomainError('precondition_required', 'if_match_required', 'Send If-Match with the ETag that you got when you read this record.');
  const match = /^"v(\d{1,9})"$/.exec(header.trim());
  if (!match)
    throw new DomainError('invalid', 'if_match_malformed', 'If-Match must be the ETag as it was given, like "v3" with its quotes.');
  return Number(match[1]);
};

const version = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  parse(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/** The version that the caller read. 428 without If-Match; comparing it is the use case's work (412). */
export const IfMatch = (): ParameterDecorator => (target, key, index) => {
  version()(target, key, index);
  documentOn(target, key, ApiHeader({ name: 'If-Match', required: true, description: 'The ETag as it was read, like "v3".' }));
};

const versionOf = (body: unknown): number | undefined =>
  typeof body === 'object' && body !== null && typeof (body as { version?: unknown }).version === 'number'
    ? (body as { version: number }).version
    : undefined;

/** A single record with a `version` goes out with its ETag. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((body: unknown) => {
        const version = versionOf(body);
        if (version !== undefined) void context.switchToHttp().getResponse<FastifyReply>().header('etag', etagOf(version));
        return body;
      }),
    );
  }
}
