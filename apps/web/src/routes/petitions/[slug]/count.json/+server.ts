import { json } from '@sveltejs/kit';
import { PetitionCountDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { request } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

const FRESH = 'public, max-age=0, s-maxage=1, stale-while-revalidate=1';

export const GET: RequestHandler = async (client) => {
  const { petition } = await request(PetitionCountDocument, client.params, { client });
  if (!petition) return json({ error: 'NOT_FOUND' }, { status: 404 });
  const { total, confirmed, offline, asOf } = petition.tally;
  return json({ total, confirmed, offline, asOf }, { headers: { 'cache-control': FRESH } });
};
