import { error, redirect } from '@sveltejs/kit';
import { REFUSED_HEADER } from '#server/headers.ts';
import { retryAfterSeconds } from '#server/retry-after.ts';
import { ApiError } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

// The API answers this address. A reader gets here only where it refused or could not answer, or by
// another spelling of it: with a language, which a donation link has none of, or escaped.
export const load: PageServerLoad = ({ request, url, params }) => {
  const refused = request.headers.get(REFUSED_HEADER) ?? '';
  if (/^4/.test(refused)) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  const path = `/go/${encodeURIComponent(params.slug)}`;
  if (!/^5/.test(refused) && path !== url.pathname) redirect(303, path + url.search);
  throw new ApiError('OVERLOADED', { retryAfterSeconds: retryAfterSeconds() });
};
