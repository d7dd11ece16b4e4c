import { error } from '@sveltejs/kit';
import { LONGEST_SECONDS } from '#server/retry-after.ts';
import type { PageServerLoad } from './$types';

/**
 * What the front desk keeps ready for readers whom it has to refuse, `?form` for those who sent one.
 * Its words are the same for all: they name the longest wait.
 */
export const load: PageServerLoad = ({ locals, url }) => {
  locals.retryAfterSeconds = LONGEST_SECONDS;
  const isForm = url.searchParams.has('form');
  error(503, { message: 'OVERLOADED', code: 'OVERLOADED', isForm, ...locals });
};
