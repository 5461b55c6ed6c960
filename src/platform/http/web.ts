import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where `npm run build` puts the web app. */
const BUILT = join('web', 'dist');
const PAGES = ['/', '/opt-out', '/book', '/book/:clinicId', '/visit', '/components'];
const FILES = ['/icon.svg', '/offline.js'];

/** Nothing from elsewhere, and of what stands in the page only what the build put there. */
const policyOf = (page: string): string =>
  [
    "default-src 'none'",
    `script-src 'self'${hashesOf(page, 'script')}`,
    `style-src 'self'${hashesOf(page, 'style')}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const hashesOf = (page: string, tag: 'script' | 'style'): string =>
  [...page.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(([, text = '']) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`).join('');

/** Hashed files stay as they are for ever; whatever names them is asked for each time. */
const KEPT = 'public, max-age=31536000, immutable';
const ASKED_FOR = 'no-cache';

/** Serves the web app on the origin of the API. Without a build there is only the API. */
export const serveWeb = async (fastify: FastifyInstance, root = join(process.cwd(), BUILT)): Promise<void> => {
  if (!existsSync(join(root, 'index.html'))) return;
  const assets = join(root, 'assets');
  await fastify.register(fastifyStatic, {
    root: assets,
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', path.startsWith(assets) ? KEPT : ASKED_FOR),
  });
  const send = (name: string) => {
    const policy = policyOf(name.endsWith('.html') ? readFileSync(join(root, name), 'utf8') : '');
    return (_request: FastifyRequest, reply: FastifyReply) => reply.header('content-security-policy', policy).sendFile(name, root, { cacheControl: false });
  };
  const intake = { en: send('intake.en.html'), es: send('intake.es.html') };
  fastify.get('/intake', (request, reply) => intake[languageOf(request)](request, reply.header('vary', 'accept-language')));
  for (const page of PAGES) fastify.get(page, send('index.html'));
  for (const file of FILES) fastify.get(file, send(file.slice(1)));
};

/** Of the page before it is alive; then the client's own choice counts, or the clinic's. */
const languageOf = (request: FastifyRequest): 'en' | 'es' => (/^es\b/i.test(request.headers['accept-language'] ?? '') ? 'es' : 'en');
