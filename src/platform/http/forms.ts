import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { unsupportedType } from './documents';

const TYPE = 'application/x-www-form-urlencoded';

type Done = (error: Error | null, body?: unknown) => void;

/** Takes the fields of a form as the body, each once: a record of strings. Every other route answers 415 to one. */
export const MayBeForm = (): MethodDecorator => RouteConfig({ mayBeForm: true });

/** In place of Nest's own, which would take forms everywhere. */
export const takeForms = (app: NestFastifyApplication, bodyLimit: number): void => {
  app.useBodyParser(TYPE, { bodyLimit }, (request: FastifyRequest, body: Buffer, done: Done) => {
    const { mayBeForm } = request.routeOptions.config as { mayBeForm?: boolean };
    if (mayBeForm) done(null, Object.fromEntries(new URLSearchParams(body.toString('utf8'))));
    else done(unsupportedType());
  });
};
