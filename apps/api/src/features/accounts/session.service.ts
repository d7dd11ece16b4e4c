import { isAPIError } from 'better-auth/api';
import { UserError } from '../../platform/errors.ts';
import { retryAfterSeconds } from '../../platform/retry-after.ts';
import type { Auth } from './auth.service.ts';

export type Session = {
  id: string;
  accountId: string;
  email: string;
  expiresAt: Date;
  /** Whether the account has a second factor. */
  hasSecondFactor: boolean;
  /** When this session last showed one; null when it never did. */
  factorAt: Date | null;
};

/** Whoever this cookie header signs in, as the database has it now. */
export async function findSession(auth: Auth, cookie: string | undefined): Promise<Session | null> {
  if (!cookie) return null;
  const asked = { headers: new Headers({ cookie }), query: { disableRefresh: true } };
  const found = await auth.api.getSession(asked).catch(rethrowCause);
  if (!found) return null;
  const { user, session } = found;
  return {
    id: session.id,
    accountId: user.id,
    email: user.email,
    expiresAt: session.expiresAt,
    hasSecondFactor: user.twoFactorEnabled === true,
    factorAt: session.factorAt ?? null,
  };
}

export async function requireSession(auth: Auth, cookie: string | undefined): Promise<Session> {
  const session = await findSession(auth, cookie);
  if (!session) throw new UserError('UNAUTHENTICATED');
  return session;
}

/** Ends the session of this cookie header. Returns the cookies that clear it. */
export async function endSession(auth: Auth, cookie = ''): Promise<string[]> {
  const { headers } = await auth.api.signOut({
    headers: new Headers({ cookie }),
    returnHeaders: true,
  });
  // The library says so even when it could not reach the database, and the session lives on.
  if (await findSession(auth, cookie)) {
    throw new UserError('OVERLOADED', { retryAfterSeconds: retryAfterSeconds() });
  }
  return headers.getSetCookie();
}

/** The library wraps what the database says: a database that is away would look like a bug. */
function rethrowCause(error: unknown): never {
  throw isAPIError(error) && error.cause ? error.cause : error;
}
