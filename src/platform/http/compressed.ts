import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

const [toBrotli, toGzip] = [promisify(brotliCompress), promisify(gzip)];
const FAST_ENOUGH = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

type Marked = { compressed?: boolean };

/** For a long answer over a slow line. Not for one that holds a secret: its length would tell about it. */
export const Compressed = (): MethodDecorator => RouteConfig({ compressed: true } satisfies Marked);

export const compressMarked = (fastify: FastifyInstance): void => {
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (!(request.routeOptions.config as Marked | undefined)?.compressed || typeof payload !== 'string') return payload;
    const taken = String(request.headers['accept-encoding'] ?? '');
    const encoding = /\bbr\b/.test(taken) ? 'br' : /\bgzip\b/.test(taken) ? 'gzip' : undefined;
    void reply.header('vary', 'accept-encoding');
    if (!encoding) return payload;
    void reply.header('content-encoding', encoding).removeHeader('content-length');
    return encoding === 'br' ? toBrotli(payload, FAST_ENOUGH) : toGzip(payload);
  });
};
