import type { Cookies } from '@sveltejs/kit';

/** As the API names it (`cookies` in auth.service.ts). */
const SESSION = /^(?:__Host-)?undersigned\.session_token$/;

/** What the browser holds of a session, which may have ended; empty where it holds none. */
export function sessionToken(cookies: Pick<Cookies, 'getAll'>): string {
  const value = cookies.getAll().find(({ name }) => SESSION.test(name))?.value ?? '';
  // It is set encoded and read decoded: what began in this answer is the same in the next.
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
