import type { FastifyInstance, RouteShorthandOptions } from 'fastify';
import { UserError } from './errors.ts';

const METHOD_NOT_ALLOWED = 405;

/** A document comes by POST only. By GET any page could send one, and anything between keep its answer. */
export function refuseByGet(
  app: FastifyInstance,
  path: string,
  options: RouteShorthandOptions,
): void {
  app.get<{ Querystring: { query?: unknown } }>(path, options, (request) => {
    const refused = new UserError('BAD_USER_INPUT', {
      fields: [{ path: ['body'], code: 'REQUIRED' }],
    });
    const isMutation = /^\s*mutation\b/.test(String(request.query.query ?? ''));
    throw isMutation ? Object.assign(refused, { statusCode: METHOD_NOT_ALLOWED }) : refused;
  });
}
