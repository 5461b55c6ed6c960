import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Cross-site request forgery is refused by Fetch Metadata, or by Origin where a browser sends none.
 * A caller without either (curl, a server) carries no ambient cookie of a victim.
 */
export const refuseCrossSite = (request: FastifyRequest, publicOrigin: string | undefined): void => {
  if (SAFE.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return;
  const origin = request.headers.origin;
  if (site === undefined && origin === undefined) return;
  if (site === undefined && origin === (publicOrigin ?? `http://${request.headers.host}`)) return;
  throw new DomainError('forbidden', 'cross_site_request', 'This request came from another site. Open Rhomboid itself and try there.');
};
