import type { RequestEvent } from '@sveltejs/kit';
import { ApiError } from './api.ts';

/** Writes a fault into the log, without personal data, and returns the number to tell us. */
export function report(error: unknown, { locals, route }: Pick<RequestEvent, 'locals' | 'route'>) {
  const reference = referenceOf(locals.requestId);
  const api = error instanceof ApiError ? { code: error.code, apiRequestId: error.requestId } : {};
  const stack = error instanceof Error ? error.stack : String(error);
  const cause = error instanceof Error && error.cause ? String(error.cause) : undefined;
  const line = {
    level: 'error',
    at: new Date().toISOString(),
    reference,
    requestId: locals.requestId,
    ...api,
  };
  // The route's pattern, not the address: that may hold a token.
  console.error(JSON.stringify({ ...line, route: route.id, stack, cause }));
  return reference;
}

/** Short enough to be read out on the telephone: 7F3A-91. */
function referenceOf(requestId: string): string {
  const digits = requestId.slice(0, 6).toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}
