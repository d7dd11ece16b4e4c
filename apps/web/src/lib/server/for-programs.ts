import { json, type RequestEvent } from '@sveltejs/kit';
import { ApiError } from './api.ts';
import { report } from './report.ts';

/** Programs read such an address: what is refused they are told in their own language. Null is not found. */
export async function answerPrograms(
  event: RequestEvent,
  answer: () => Promise<Response | null>,
): Promise<Response> {
  try {
    return (await answer()) ?? refused('NOT_FOUND', 404);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'BAD_USER_INPUT') return refused('NOT_FOUND', 404);
    if (error.status >= 500) report(error, event);
    event.locals.retryAfterSeconds = error.retryAfterSeconds;
    return refused(error.code, error.status);
  }
}

const refused = (code: string, status: number) => json({ error: code }, { status });
