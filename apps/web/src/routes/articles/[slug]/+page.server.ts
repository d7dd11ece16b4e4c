import { error } from '@sveltejs/kit';
import { ArticleDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { request } from '#lib/server/api.ts';
import { countryNames } from '#lib/server/countries.ts';
import { sourceOf } from '#lib/source.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (client) => {
  const { article } = await request(ArticleDocument, client.params, { client });
  if (!article) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  return { article, countries: countryNames(), source: sourceOf(client.url, 'article') };
};
