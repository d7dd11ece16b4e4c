import { error } from '@sveltejs/kit';
import { CampaignPageDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { request } from '#lib/server/api.ts';
import { sourceOf } from '#lib/source.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (client) => {
  const { campaign } = await request(CampaignPageDocument, client.params, { client });
  if (!campaign) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  return { campaign, source: sourceOf(client.url, 'campaign') };
};
