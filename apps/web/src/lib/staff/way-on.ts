import { splitLocale } from '@undersigned/shared/locales.ts';

const DESK = '/staff';
const LONGEST = 1_500;
// Letters that every reader of an address takes for the same; nothing encoded in the path.
const PLAIN = /^\/staff(?:\/[\w-]+)*(?:\?[\w%&+./=:,*~-]*)?$/;

/** Below the desk, and a page: what else there is is asked for by a page, or by a form. */
const isPage = (path: string) =>
  path.length <= LONGEST && PLAIN.test(path) && path !== '/staff/sign-out';

/**
 * Where logging in leads on, without its language: the page of the desk that was asked for. What the
 * address asks for anybody may have written, and so it leads nowhere else.
 */
export function wayOn(search: URLSearchParams): string {
  const next = search.get('next') ?? DESK;
  return isPage(next) ? next : DESK;
}

/** Where a form leads back to, in its language: the page of the desk that it says it was on, or nowhere. */
export function wayBack(path: string): string | null {
  return isPage(splitLocale(path).path) ? path : null;
}

/** The address to log in at, by which the page that was opened is found again. */
export function signInPath({ url, request }: { url: URL; request: { method: string } }): string {
  const path = splitLocale(url.pathname).path + url.search;
  const isOpened = request.method === 'GET' && isPage(path);
  return isOpened ? withWayOn('/sign-in', path) : '/sign-in';
}

/** A step of logging in, on the way to there. */
export function withWayOn(step: string, next: string): string {
  return next === DESK ? step : `${step}?${new URLSearchParams({ next })}`;
}
