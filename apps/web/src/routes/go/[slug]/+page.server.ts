import { ApiError } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

const RETRY_AFTER_SECONDS = 5;

// The API answers this address. A reader gets here only while it cannot.
export const load: PageServerLoad = () => {
  throw new ApiError('OVERLOADED', { retryAfterSeconds: RETRY_AFTER_SECONDS });
};
