import type { RequestEvent } from '@sveltejs/kit';
import { ApiError } from './api.ts';

const BUSY_EVERY_MS = 1_000;
let lastBusyAt = -Infinity;
let unsaid = 0;

/**
 * Writes a fault into the log, without personal data, and returns the number to tell us. Of an API
 * that is too busy it speaks once a second: a thousand lines a second would be a load of their own.
 */
export function report(
  error: unknown,
  { locals, route }: Pick<RequestEvent, 'locals' | 'route'>,
): string | undefined {
  if (isBusy(error)) {
    unsaid += 1;
    if (performance.now() - lastBusyAt < BUSY_EVERY_MS) return undefined;
    lastBusyAt = performance.now();
  }
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
  const times = isBusy(error) ? unsaid : undefined;
  if (times) unsaid = 0;
  // The route's pattern, not the address: that may hold a token.
  console.error(JSON.stringify({ ...line, route: route.id, times, stack, cause }));
  return reference;
}

function isBusy(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'OVERLOADED';
}

/** Short enough to be read out on the telephone: 7F3A-91. */
function referenceOf(requestId: string): string {
  const digits = requestId.slice(0, 6).toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}
