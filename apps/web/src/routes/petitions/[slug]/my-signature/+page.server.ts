import { error, fail, type RequestEvent } from '@sveltejs/kit';
import {
  PetitionTitleDocument,
  RequestSignatureLinkDocument,
} from '@undersigned/shared/generated/public/graphql.ts';
import { ApiError, request } from '#lib/server/api.ts';
import { fieldErrorsOf, readForm } from '#lib/server/form.ts';
import { publicRead } from '#lib/server/public-read.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { petition } = await publicRead(PetitionTitleDocument, event.params, event);
  if (!petition) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  return { petition };
};

export const actions: Actions = {
  default: async (event) => {
    const { email } = await readForm(event.request, 'email');
    const input = { email, petition: event.params.slug };
    try {
      await request(RequestSignatureLinkDocument, { input }, { client: event });
      return { isSent: true as const };
    } catch (cause) {
      return refusal(cause, email, event);
    }
  },
};

function refusal(cause: unknown, email: string, event: RequestEvent) {
  if (!(cause instanceof ApiError)) throw cause;
  const problems = fieldErrorsOf(cause.fields, ['email']);
  const isBusy = cause.code === 'OVERLOADED' || cause.code === 'RATE_LIMITED';
  if (problems.length === 0 && !isBusy) throw cause;
  const { retryAfterSeconds } = cause;
  event.locals.retryAfterSeconds = retryAfterSeconds;
  return fail(cause.status, { email, problems, isBusy, retryAfterSeconds });
}
