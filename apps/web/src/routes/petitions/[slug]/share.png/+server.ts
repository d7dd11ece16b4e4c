import { error } from '@sveltejs/kit';
import { PetitionTitleDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { request } from '#lib/server/api.ts';
import { shareImage } from '#lib/server/share-image.ts';
import { webSettings } from '#server/settings.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { petition } = await request(PetitionTitleDocument, event.params, { client: event });
  if (!petition) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  return shareImage({ kind: 'petition', title: petition.title, site: webSettings().siteName });
};
