import { CHALLENGE_COOKIE, PASSKEY_COOKIE } from './auth.plugins.ts';

const SESSION_COOKIE = 'session_token';

type Cookie = 'session' | 'challenge' | 'passkey';
const NAMES: Record<Cookie, string> = {
  session: SESSION_COOKIE,
  challenge: CHALLENGE_COOKIE,
  passkey: PASSKEY_COOKIE,
};

/**
 * Of a Cookie header only this one. With a session beside the challenge the library would look at codes
 * for that session, and count no tries.
 */
export function onlyCookie(header: string | undefined, cookie: Cookie): Headers {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return new Headers({ cookie: pairs.filter((pair) => isCookie(pair, cookie)).join('; ') });
}

/** Of what the library sets only these: it also sets the session that it has just taken back. */
export function setCookies(headers: Headers, ...cookies: Cookie[]): string[] {
  return headers.getSetCookie().filter((line) => cookies.some((cookie) => isCookie(line, cookie)));
}

function isCookie(pair: string, cookie: Cookie): boolean {
  const [name = ''] = pair.split('=', 1);
  return /^(?:__Host-)?undersigned\./.test(name) && name.endsWith(`.${NAMES[cookie]}`);
}
