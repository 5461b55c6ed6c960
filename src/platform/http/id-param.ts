import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { notFound } from '../errors/domain-error';
import { isId } from '../ids/ids';

/** A record id from the path. A malformed one gets the same 404 as an unknown one. */
export const IdParam = createParamDecorator((name: string, context: ExecutionContext): string => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>();
  const id = params[name];
  if (!isId(id)) throw notFound();
  return id;
});
