import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { ApiError } from '#lib/server/api.ts';
import { cachePolicyOf, isTokenPage } from '#lib/server/page-policy.ts';

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.requestId = randomUUID();
  const response = await resolve(event, { preload: ({ type }) => type !== 'asset' });
  const { headers } = response;
  headers.set('x-content-type-options', 'nosniff');
  if (!headers.has('cache-control')) headers.set('cache-control', cachePolicyOf(event, response));
  if (isTokenPage(event.route.id)) {
    headers.set('referrer-policy', 'same-origin');
    headers.set('x-robots-tag', 'noindex');
  } else {
    headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  }
  return response;
};

export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return;
  if (error instanceof ApiError && error.status < 500) {
    const { code, status, retryAfterSeconds } = error;
    return { code, status, message: code, retryAfterSeconds };
  }
  const code = error instanceof ApiError ? error.code : 'INTERNAL_SERVER_ERROR';
  return { ...logged(error, code, event), ...retryAfter(error), code, message: code };
};

function logged(
  error: unknown,
  code: string,
  { locals, route }: Parameters<typeof cachePolicyOf>[0],
) {
  const reference = referenceOf(locals.requestId);
  const apiRequestId = error instanceof ApiError ? error.requestId : undefined;
  // The route's pattern, not the address: that may hold a token.
  const line = { level: 'error', at: new Date().toISOString(), reference, apiRequestId };
  const stack = error instanceof Error ? error.stack : String(error);
  console.error(JSON.stringify({ ...line, code, route: route.id, stack }));
  return { reference, status: error instanceof ApiError ? error.status : 500 };
}

/** Short enough to read out on the telephone: 7F3A-91. */
function referenceOf(requestId: string): string {
  const digits = requestId.slice(0, 6).toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

function retryAfter(error: unknown) {
  return error instanceof ApiError ? { retryAfterSeconds: error.retryAfterSeconds } : {};
}
