import { FrontPageDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { request } from '#lib/server/api.ts';
import { sourceOf } from '#lib/source.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (client) => {
  const after = client.url.searchParams.get('after');
  const { campaign, articles } = await request(FrontPageDocument, { first: 20, after }, { client });
  return {
    campaign,
    articles: articles.edges.map(({ node }) => node),
    next: articles.pageInfo.hasNextPage ? articles.pageInfo.endCursor : null,
    isFirst: after === null,
    source: sourceOf(client.url, 'front-page'),
  };
};
