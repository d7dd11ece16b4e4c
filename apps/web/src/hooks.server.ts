import { randomUUID } from 'node:crypto';
import { splitLocale, type Locale } from '@undersigned/shared/locales.ts';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { ApiError } from '#lib/server/api.ts';
import { cachePolicyOf, isStaffPage, isTokenPage } from '#lib/server/page-policy.ts';
import { report } from '#lib/server/report.ts';
import { speaking } from '#lib/server/request-locale.ts';

const notFound = { status: 404, message: 'NOT_FOUND', code: 'NOT_FOUND' } as const;

export const handle: Handle = (asked) => {
  const { locale } = splitLocale(asked.event.url.pathname);
  return speaking(locale, () => answer(asked, locale));
};

async function answer(
  { event, resolve }: Parameters<Handle>[0],
  locale: Locale,
): Promise<Response> {
  event.locals.requestId = randomUUID();
  const response = await resolve(event, {
    preload: ({ type, path }) => (type === 'font' ? isFontOf(locale, path) : type !== 'asset'),
    transformPageChunk: ({ html }) => html.replace('%locale%', locale),
  });
  const { headers } = response;
  const isToken = isTokenPage(event.route.id);
  headers.set('x-content-type-options', 'nosniff');
  // With "no-referrer" a browser would send its forms with no origin, and Kit would refuse them.
  headers.set('referrer-policy', isToken ? 'same-origin' : 'strict-origin-when-cross-origin');
  if (isToken || isStaffPage(event.route.id)) headers.set('x-robots-tag', 'noindex');
  if (!headers.has('cache-control')) headers.set('cache-control', cachePolicyOf(event, response));
  const { retryAfterSeconds } = event.locals;
  if (retryAfterSeconds) headers.set('retry-after', String(retryAfterSeconds));
  return response;
}

/** A page loads the fonts of its own language, and no others. */
function isFontOf(locale: Locale, path: string): boolean {
  return locale === (/-uk\./.test(path) ? 'uk' : 'en');
}

export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return;
  if (!(error instanceof ApiError)) return { reference: report(error, event) };
  // Forms answer for their fields themselves: what is left is an address that cannot exist.
  if (error.code === 'BAD_USER_INPUT') return notFound;
  const { code, status, retryAfterSeconds } = error;
  event.locals.retryAfterSeconds = retryAfterSeconds;
  const reference = status >= 500 ? report(error, event) : undefined;
  const isForm = event.request.method === 'POST';
  return { code, status, message: code, retryAfterSeconds, reference, isForm };
};
