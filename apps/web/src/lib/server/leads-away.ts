import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { REFUSED_HEADER } from '#server/headers.ts';
import { retryAfterSeconds } from '#server/retry-after.ts';
import { ApiError } from '#lib/server/api.ts';

/**
 * The API answers an address that leads away. A reader gets here only where it refused or could not
 * answer, or by another spelling of it: with a language before it, or escaped.
 */
export function leadAway({ request, url }: RequestEvent, ...parts: string[]): never {
  const refused = request.headers.get(REFUSED_HEADER) ?? '';
  if (/^4/.test(refused)) error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
  const path = `/${parts.map(encodeURIComponent).join('/')}`;
  if (!/^5/.test(refused) && path !== url.pathname) redirect(303, path + url.search);
  throw new ApiError('OVERLOADED', { retryAfterSeconds: retryAfterSeconds() });
}
