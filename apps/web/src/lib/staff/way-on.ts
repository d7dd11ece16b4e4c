import type { Cookies } from '@sveltejs/kit';
import { splitLocale } from '@undersigned/shared/locales.ts';
import { sessionToken } from './session-cookie.ts';

const DESK = '/staff';
const LONGEST = 1_500;
// Letters that every reader of an address takes for the same; nothing encoded in the path.
const PLAIN = /^\/staff(?:\/[\w-]+)*(?:\?[\w%&+./=:,*~-]*)?$/;

/** Below the desk, and a page: what else there is is asked for by a page, or by a form. */
const isPage = (path: string) =>
  path.length <= LONGEST && PLAIN.test(path) && path.split('?', 1)[0] !== '/staff/sign-out';

/**
 * Where logging in leads on, without its language: the page of the desk that was asked for. What the
 * address asks for anybody may have written, and so it leads nowhere else.
 */
export function wayOn(search: URLSearchParams): string {
  const next = pageAlone(search.get('next') ?? DESK);
  return isPage(next) ? next : DESK;
}

/** Where a form leads back to, in its language: the page of the desk that it says it was on, or nowhere. */
export function wayBack(path: string): string | null {
  const page = pageAlone(path);
  return isPage(splitLocale(page).path) ? page : null;
}

/** What was opened, or the page that a form stands on: in no language, and without what the form asked for. */
function pageOf({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string {
  return splitLocale(pathname).path + withoutAction(search);
}

/** The same of an address that is written out. */
function pageAlone(address: string): string {
  const [path = ''] = address.split('?', 1);
  return path + withoutAction(address.slice(path.length));
}

/** Kit names what a form does in the query. It is never done by an address. */
export function withoutAction(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((part) => !/^(?:\/|%2F)/i.test(part));
  const rest = kept.filter(Boolean).join('&');
  return rest && `?${rest}`;
}

/** Why somebody has to log in: a form came to nothing, or a session is over that this browser held. */
export type Why = 'unsaved' | 'ended';
const WHYS: Why[] = ['unsaved', 'ended'];

/** It only chooses among our own words: anybody may have written the address. */
export function whyOf(search: URLSearchParams): Why | null {
  return WHYS.find((why) => why === search.get('why')) ?? null;
}

type Asked = { url: URL; request: { method: string }; cookies: Pick<Cookies, 'getAll'> };

/** The address to log in at, by which the page is found again, and that says why. */
export function signInPath({ url, request, cookies }: Asked): string {
  const page = pageOf(url);
  const next = isPage(page) ? page : DESK;
  const isSent = request.method !== 'GET' && request.method !== 'HEAD';
  if (isSent) return withWayOn('/sign-in', next, { why: 'unsaved' });
  // A file, or what a page asks for by itself, is read by nobody.
  const isEnded = isPage(page) && sessionToken(cookies) !== '';
  return withWayOn('/sign-in', next, isEnded ? { why: 'ended' } : {});
}

/** The address to log in at, for a page that finds out by itself that its session is over. */
export function endedPath(url: Pick<URL, 'pathname' | 'search'>): string {
  const page = pageOf(url);
  return withWayOn('/sign-in', isPage(page) ? page : DESK, { why: 'ended' });
}

/** What else an address says of logging in: words of ours, and no more. */
type Said = { why?: Why; with?: 'passkey' };

/** Whether a passkey is offered for the second step: the password has shown that there is one. */
export const isWithPasskey = (search: URLSearchParams): boolean => search.get('with') === 'passkey';

/** A step of logging in, on the way to there. */
export function withWayOn(step: string, next: string, more: Said = {}): string {
  const said = new URLSearchParams({ ...(next !== DESK && { next }), ...more });
  return said.size === 0 ? step : `${step}?${said}`;
}
