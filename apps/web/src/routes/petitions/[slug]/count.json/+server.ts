import { json } from '@sveltejs/kit';
import { PetitionCountDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { request } from '#lib/server/api.ts';
import { answerPrograms } from '#lib/server/for-programs.ts';
import type { RequestHandler } from './$types';

const FRESH = 'public, max-age=0, s-maxage=1, stale-while-revalidate=1';

export const GET: RequestHandler = (event) =>
  answerPrograms(event, async () => {
    const { petition } = await request(PetitionCountDocument, event.params, { client: event });
    if (!petition) return null;
    const { total, confirmed, offline, asOf } = petition.tally;
    return json({ total, confirmed, offline, asOf }, { headers: { 'cache-control': FRESH } });
  });
