import type { FastifyRequest } from 'fastify';
import { UserError } from './errors.ts';

/**
 * Refuses what another site's page makes a signed-in browser send. Browsers name the origin with
 * every POST, and say where a request comes from; programs that are no browsers do neither.
 */
export function requireOwnOrigin(request: FastifyRequest, publicOrigin: string): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isOwn = origin === undefined ? !isForeign(site) : origin === publicOrigin;
  if (!isOwn) throw new UserError('FORBIDDEN');
}

function isForeign(site: string | string[] | undefined): boolean {
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
