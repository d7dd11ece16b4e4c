import { error } from '@sveltejs/kit';
import { PetitionPageDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { publicRead } from '#lib/server/public-read.ts';
import { shareImage } from '#lib/server/share-image.ts';
import { webSettings } from '#server/settings.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { petition } = await publicRead(PetitionPageDocument, event.params, event);
  if (!petition) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  return shareImage({ kind: 'petition', title: petition.title, site: webSettings().siteName });
};
