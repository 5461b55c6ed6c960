import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { notFound } from '../../platform/errors/domain-error';
import { documentOn } from '../../platform/http/document-on';

const KEY = /^([\w-]{43})(\.ics)?$/;

const key = createParamDecorator((name: string, context: ExecutionContext): string => {
  const value = context.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>().params[name];
  const secret = KEY.exec(value ?? '')?.[1];
  if (secret === undefined) throw notFound();
  return secret;
});

/** The secret part of a calendar's address; calendar programs like it to end in `.ics`. */
export const FeedKeyParam = (name: string): ParameterDecorator => (target, property, index) => {
  key(name)(target, property, index);
  documentOn(target, property, ApiParam({ name, schema: { type: 'string', pattern: KEY.source } }));
};
