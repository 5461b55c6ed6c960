import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { notFound } from '../errors/domain-error';
import { isId } from '../ids/ids';
import { documentOn } from './document-on';

const id = createParamDecorator((name: string, context: ExecutionContext): string => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>();
  const value = params[name];
  if (!isId(value)) throw notFound();
  return value;
});

/** A record id from the path. A malformed one gets the same 404 as an unknown one. */
export const IdParam = (name: string): ParameterDecorator => (target, key, index) => {
  id(name)(target, key, index);
  documentOn(target, key, ApiParam({ name, schema: { type: 'string', format: 'uuid' } }));
};
