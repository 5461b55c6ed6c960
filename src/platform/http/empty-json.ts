import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

type Done = (error: Error | null, body?: unknown) => void;

/** A JSON body of no bytes is no body: many clients send the header on every POST. Keys like `__proto__` are refused. */
export const takeEmptyJson = (app: NestFastifyApplication, bodyLimit: number): void => {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit }, (request: FastifyRequest, body: Buffer, done: Done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, body.toString('utf8'), done);
  });
};
