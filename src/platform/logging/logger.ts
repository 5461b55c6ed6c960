import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';
import pino from 'pino';

/**
 * JSON lines with request ids. A request is logged by its route's pattern, never by its path or query, and bodies,
 * headers and cookies are never logged: no health data, name or token can reach the log.
 */
export const createLogger = (level: string): FastifyBaseLogger =>
  pino({
    level,
    base: undefined,
    redact: { paths: ['req.headers', 'req.body', 'cookie', 'password', 'token', '*.password', '*.token'], remove: true },
    serializers: {
      req: (request: { method: string; routeOptions?: { url?: string } }) => ({ method: request.method, route: request.routeOptions?.url }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: (error: Error) => ({ name: error.name }),
    },
  });

const contextOf = (params: unknown[]): string | undefined => {
  const last = params.at(-1);
  return typeof last === 'string' ? last : undefined;
};

/** Nest's own messages through the same logger. */
export const nestLogger = (log: FastifyBaseLogger): LoggerService => {
  const write = (level: 'info' | 'warn' | 'error' | 'debug' | 'fatal') => (message: unknown, ...params: unknown[]): void =>
    log[level]({ context: contextOf(params), ...(typeof message === 'object' ? message : {}) }, typeof message === 'string' ? message : undefined);
  return { log: write('debug'), warn: write('warn'), error: write('error'), debug: write('debug'), verbose: write('debug'), fatal: write('fatal') };
};
