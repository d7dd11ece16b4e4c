import { BASE_LOCALE, isLocale } from '@undersigned/shared/locales.ts';
import { isShareChannel, shareTarget } from '@undersigned/shared/petitions/share-links.ts';
import { parseSlug } from '@undersigned/shared/slug.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Client } from '../../platform/context.ts';
import { UserError } from '../../platform/errors.ts';
import { textOf } from '../../platform/locale.ts';
import type { Funnel } from './funnel.ts';
import { isFollowedByReader } from './step.rules.ts';

type Request = FastifyRequest<{
  Params: { petition: string; channel: string };
  Querystring: { lang?: unknown };
}>;
type Options = {
  funnel: Funnel;
  publicOrigin: string;
  clientOf: (request: FastifyRequest) => Client;
};

/** Counts that a petition is shared, and sends on to one of a few services. Nothing asked for says where. */
export function addShareRoutes(app: FastifyInstance, options: Options): void {
  const { funnel, publicOrigin, clientOf } = options;
  app.get('/share/:petition/:channel', async (request: Request, reply) => {
    const { petition: slug, channel } = request.params;
    const isKnown = isShareChannel(channel) && parseSlug(slug).ok;
    const petition = isKnown ? await funnel.petitions.find(slug) : null;
    if (!isKnown || !petition) throw new UserError('NOT_FOUND');
    if (isFollowedByReader(request.method, request.headers)) {
      funnel.count(petition, 'shared', clientOf(request).address);
    }
    const { lang } = request.query;
    const locale = isLocale(lang) ? lang : BASE_LOCALE;
    const shared = { slug, title: textOf<{ title: string }>(petition, locale).title };
    return reply
      .code(303)
      .headers({
        location: shareTarget(channel, shared, { origin: publicOrigin, locale }),
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
      })
      .send();
  });
}
