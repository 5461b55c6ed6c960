import cookie from '@fastify/cookie';
import { Logger, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import helmet from 'helmet';
import type { Config } from '../config/config';
import { runInContext } from '../context/request-context';
import { newId } from '../ids/ids';
import { createLogger, nestLogger } from '../logging/logger';
import { API_PREFIX } from './api-prefix';
import { refusalOfDeepBody } from './body-depth';
import { takeDocuments } from './documents';
import { takeEmptyJson } from './empty-json';
import { takeForms } from './forms';
import { sendProblem } from './problem.filter';
import { refuseCrossSite } from './same-origin';
import { validationPipe } from './validation.pipe';
import { serveWeb } from './web';

const BODY_LIMIT = 512 * 1024;
const DOCUMENT_LIMIT = 5 * 1024 * 1024;
const REQUEST_ID = /^[\w-]{8,64}$/;

/** The HTTP server with everything that all routes share. */
export const createHttpApp = async (module: Type | DynamicModule, config: Config): Promise<NestFastifyApplication> => {
  const log = createLogger(config.logLevel);
  const adapter = new FastifyAdapter({
    loggerInstance: log,
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy,
    forceCloseConnections: 'idle',
    // A URL that cannot be decoded reaches no route and no hook.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => sendProblem(error, request, reply, new Logger('http')),
    requestIdHeader: false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request: { headers: Record<string, string | string[] | undefined> }) => incomingId(request.headers['x-request-id']) ?? newId(),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: nestLogger(log), abortOnError: false });
  app.setGlobalPrefix(API_PREFIX, { exclude: ['health/live', 'health/ready'] });
  app.useGlobalPipes(validationPipe());
  takeEmptyJson(app, BODY_LIMIT);
  takeForms(app, BODY_LIMIT);
  const fastify = app.getHttpAdapter().getInstance();
  await harden(fastify, config);
  await serveWeb(fastify);
  return app;
};

const incomingId = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' && REQUEST_ID.test(header) ? header : undefined;

const harden = async (fastify: FastifyInstance, config: Config): Promise<void> => {
  fastify.removeContentTypeParser('text/plain');
  takeDocuments(fastify, DOCUMENT_LIMIT);
  // Made once: @fastify/helmet checks and joins the same settings again for every request (ADR 0004).
  const protect = helmet(securityHeaders(config));
  fastify.addHook('onRequest', (request, reply, done) => protect(request.raw, reply.raw, () => done()));
  await fastify.register(cookie);
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    refuseCrossSite(request, config.publicUrl);
  });
  fastify.addHook('onResponse', async (request, reply) => {
    request.log.info({ req: request, res: reply, ms: Math.round(reply.elapsedTime) }, 'request');
  });
  fastify.addHook('preValidation', (request: FastifyRequest, _reply, done) => done(refusalOfDeepBody(request.body)));
  // After the body is parsed: the parser's callbacks would lose an AsyncLocalStorage opened earlier.
  fastify.addHook('preValidation', (request: FastifyRequest, _reply, done) => {
    runInContext({ requestId: request.id, actor: { kind: 'anonymous' }, purpose: 'operations' }, done);
  });
};

const securityHeaders = (config: Config) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: config.publicUrl?.startsWith('https://') ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  referrerPolicy: { policy: 'no-referrer' as const },
});
