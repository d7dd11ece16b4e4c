import type { SignIn } from '@undersigned/shared/accounts/sign-in.schema.ts';
import { isAPIError, type APIError } from 'better-auth/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import { wantedLocale } from '../../platform/locale.ts';
import type { Auth } from './auth.service.ts';
import type { AuthRoutes } from './auth.routes.ts';
import { beginSession, type SignedInBy } from './begin-session.service.ts';
import { ifUnchanged } from './credentials.service.ts';
import { deviceName } from './device-name.ts';
import { deviceCookie, knownDevice } from './known-device.ts';
import { setCookies } from './session-cookies.ts';

/** What the library has made: a session that nobody holds yet. */
export type Made = { accountId: string; token: string; cookies: string[] };

/** A session, or what the second step is told by. A wrong password and an unknown address are one and the same. */
export async function signInByPassword(
  { db, auth }: { db: Db; auth: Auth },
  body: SignIn,
): Promise<Made | { challenge: string[] }> {
  const { headers, response } = await ifUnchanged(db, body.email, async () => {
    const asked = auth.api.signInEmail({ body, returnHeaders: true });
    const { headers, response } = await asRefusal(asked);
    return { headers, response, token: 'token' in response ? response.token : null };
  });
  if ('twoFactorRedirect' in response) return { challenge: setCookies(headers, 'challenge') };
  const { token, user } = response;
  return { token, accountId: user.id, cookies: setCookies(headers, 'session') };
}

/** Whatever the library refuses is one refusal to us; whatever it fails at is its cause. */
export async function asRefusal<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw isRefusal(error) ? new UserError('UNAUTHENTICATED') : causeOf(error);
  }
}

export function isRefusal(error: unknown): error is APIError {
  return isAPIError(error) && error.statusCode < 500;
}

/** The library wraps what the database says: a database that is away would look like a bug. */
export function causeOf(error: unknown): unknown {
  return isAPIError(error) ? (error.cause ?? error) : error;
}

/** Notes the session, and only then hands it to the browser; which is known from now on. */
export async function handOver(
  { db, config }: AuthRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
  made: Made & { email: string; by: SignedInBy },
): Promise<FastifyReply> {
  const { accountId, token, email, by } = made;
  const { keyring, settings } = config;
  const device = deviceName(request.headers['user-agent']);
  const isKnownBrowser = (stamp: string) =>
    knownDevice(keyring, request.headers.cookie, { email, stamp }) !== null;
  const locale = wantedLocale(request.headers['accept-language']);
  const begun = { accountId, token, device, by, isKnownBrowser };
  const newBrowser = await beginSession({ db, keyring, locale }, begun);
  const cookies = [...made.cookies];
  if (newBrowser) {
    const isSecure = settings.publicOrigin.startsWith('https:');
    cookies.push(deviceCookie(keyring, { email, ...newBrowser }, isSecure));
  }
  return reply.header('set-cookie', cookies).send({ user: { email } });
}
