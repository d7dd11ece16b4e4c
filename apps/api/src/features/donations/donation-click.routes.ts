import { parseSlug } from '@undersigned/shared/slug.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isAskedByPerson } from '../../platform/asked-by-person.ts';
import { networkOf } from '../../platform/client-address.ts';
import { clock } from '../../platform/clock.ts';
import type { Client } from '../../platform/context.ts';
import type { Keyring } from '../../platform/crypto.ts';
import { UserError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/log.ts';
import { sourceOf, visitorTag } from './donation-click.rules.ts';
import type { KnownLink } from './donation-link.cache.ts';
import { allowedDonationUrl } from './donation-link.rules.ts';
import type { Giving } from './giving.ts';

type Request = FastifyRequest<{ Params: { slug: string }; Querystring: { source?: unknown } }>;

type Options = {
  giving: Giving;
  keyring: Keyring;
  clientOf: (request: FastifyRequest) => Client;
  logger: Logger;
};

/** Sends a reader on to where money is given. The click is written afterwards, or lost; giving never waits. */
export function addDonationRoutes(app: FastifyInstance, options: Options): void {
  const { giving, logger } = options;
  app.get('/go/:slug', async (request: Request, reply) => {
    const { slug } = request.params;
    const link = parseSlug(slug).ok ? await giving.links.find(slug) : null;
    const target = link && allowedDonationUrl(link.url);
    if (!target) throw new UserError('NOT_FOUND');
    if (isAskedByPerson(request.method, request.headers)) {
      giving.clicks
        .add(clickOf(link, request, options))
        .catch((error: unknown) => logger.warn({ err: error }, 'donation click dropped'));
    }
    return reply
      .code(303)
      .headers({
        location: target,
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
      })
      .send();
  });
}

function clickOf(link: KnownLink, request: Request, { giving, keyring, clientOf }: Options) {
  const at = clock.now();
  const { address } = clientOf(request);
  const network = networkOf(address, 'host');
  const isPlausible = giving.visitors.take(network) === null;
  const agent = request.headers['user-agent']!;
  return {
    linkId: link.id,
    at,
    source: sourceOf(request.query.source),
    visitorTag: isPlausible ? visitorTag(keyring, at, address, agent) : null,
    mayAddSource: () => giving.newSources.take(network) === null,
  };
}
