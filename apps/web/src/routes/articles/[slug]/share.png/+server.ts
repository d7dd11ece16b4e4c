import { error } from '@sveltejs/kit';
import { ArticleTitleDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { request } from '#lib/server/api.ts';
import { shareImage } from '#lib/server/share-image.ts';
import { webSettings } from '#server/settings.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { article } = await request(ArticleTitleDocument, event.params, { client: event });
  if (!article) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  return shareImage({ kind: 'article', title: article.headline, site: webSettings().siteName });
};
