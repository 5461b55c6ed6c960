import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';

const TYPES = ['application/pdf', 'image/png', 'image/jpeg'];

/** Takes one file as the body, as it is: a Buffer. Every other route answers 415 to it. */
export const TakesDocument = () =>
  applyDecorators(RouteConfig({ takesDocument: true }), ApiConsumes(...TYPES), ApiBody({ schema: { type: 'string', format: 'binary' }, required: true }));

export const unsupportedType = (): Error => Object.assign(new Error('this route takes JSON'), { statusCode: 415 });

export const takeDocuments = (fastify: FastifyInstance, bodyLimit: number): void => {
  fastify.addContentTypeParser(TYPES, { parseAs: 'buffer', bodyLimit }, (request, body, done) => {
    const { takesDocument } = request.routeOptions.config as { takesDocument?: boolean };
    if (takesDocument) done(null, body);
    else done(unsupportedType());
  });
};
