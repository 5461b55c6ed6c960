import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { notFound } from '../../platform/errors/domain-error';
import { documentOn } from '../../platform/http/document-on';

const DAY = /^20\d{2}-\d{2}-\d{2}$/;

const isDay = (value: string | undefined): value is string =>
  value !== undefined && DAY.test(value) && !Number.isNaN(Date.parse(`${value}T00:00Z`)) && new Date(`${value}T00:00Z`).toISOString().startsWith(value);

const day = createParamDecorator((name: string, context: ExecutionContext): string => {
  const value = context.switchToHttp().getRequest<FastifyRequest<{ Params: Record<string, string> }>>().params[name];
  if (!isDay(value)) throw notFound();
  return value;
});

/** A day of the calendar from the path, as YYYY-MM-DD. */
export const DayParam = (name: string): ParameterDecorator => (target, key, index) => {
  day(name)(target, key, index);
  documentOn(target, key, ApiParam({ name, schema: { type: 'string', format: 'date' } }));
};
