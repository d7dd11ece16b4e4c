import type { RequestEvent } from '@sveltejs/kit';
import { local } from '#lib/locale.ts';

const COOKIE = 'joined';
const LASTS_S = 600;

/**
 * By which address somebody has just joined, for the log-in that follows: not in its own address, which
 * stands in histories and logs. It fills in a field, and opens nothing.
 */
export function keepJoined({ cookies, url }: RequestEvent, email: string): void {
  cookies.set(COOKIE, email, { ...options(url), maxAge: LASTS_S });
}

export function joinedEmail({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>): string {
  return url.searchParams.has('joined') ? (cookies.get(COOKIE) ?? '').slice(0, 254) : '';
}

/** Whoever has logged in needs it no more. */
export function forgetJoined({ cookies, url }: RequestEvent): void {
  if (cookies.get(COOKIE) !== undefined) cookies.delete(COOKIE, options(url));
}

const options = (url: URL) => ({
  path: local('/sign-in'),
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: url.protocol === 'https:',
});
