import { error } from '@sveltejs/kit';
import { PetitionPageDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { request } from '#lib/server/api.ts';
import { sourceOf } from '#lib/source.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (client) => {
  const { petition } = await request(PetitionPageDocument, client.params, { client });
  if (!petition) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  return { petition, source: sourceOf(client.url, 'petition') };
};
