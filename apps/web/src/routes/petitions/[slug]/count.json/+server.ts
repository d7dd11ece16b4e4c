import { json } from '@sveltejs/kit';
import { PetitionCountDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { ApiError, request } from '#lib/server/api.ts';
import { report } from '#lib/server/report.ts';
import type { RequestEvent, RequestHandler } from './$types';

const FRESH = 'public, max-age=0, s-maxage=1, stale-while-revalidate=1';

export const GET: RequestHandler = async (event) => {
  try {
    const { petition } = await request(PetitionCountDocument, event.params, { client: event });
    if (!petition) return refused('NOT_FOUND', 404);
    const { total, confirmed, offline, asOf } = petition.tally;
    return json({ total, confirmed, offline, asOf }, { headers: { 'cache-control': FRESH } });
  } catch (error) {
    return answerTo(error, event);
  }
};

/** Programs read this address: they are told in their own language. */
function answerTo(error: unknown, event: RequestEvent): Response {
  if (!(error instanceof ApiError)) throw error;
  if (error.code === 'BAD_USER_INPUT') return refused('NOT_FOUND', 404);
  if (error.status >= 500) report(error, event);
  event.locals.retryAfterSeconds = error.retryAfterSeconds;
  return refused(error.code, error.status);
}

const refused = (code: string, status: number) => json({ error: code }, { status });
