import { error } from '@sveltejs/kit';
import { retryAfterSeconds } from '#server/retry-after.ts';
import type { PageServerLoad } from './$types';

/** What the front desk keeps ready for readers whom it has to refuse. */
export const load: PageServerLoad = ({ locals }) => {
  locals.retryAfterSeconds = retryAfterSeconds();
  error(503, { message: 'OVERLOADED', code: 'OVERLOADED', ...locals });
};
