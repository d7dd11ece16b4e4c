import {
  addPasskeySchema,
  askForPasskeySchema,
  showPasskeySchema,
  type ShowPasskey,
} from '@undersigned/shared/accounts/passkey.schema.ts';
import { isAPIError } from 'better-auth/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { InputError } from '../../platform/errors.ts';
import { requireValid } from '../../platform/input.ts';
import { wantedLocale } from '../../platform/locale.ts';
import type { AuthRoutes } from './auth.routes.ts';
import { requireFresh } from './fresh-factor.service.ts';
import { isPasskeyOf, namePasskey, requireRoomForPasskey } from './passkey.service.ts';
import { requirePassword } from './password.service.ts';
import { dropSession } from './session-list.service.ts';
import { onlyCookie, setCookies } from './session-cookies.ts';
import { findSession, requireSession } from './session.service.ts';
import { asRefusal, handOver } from './signing-in.ts';

/** Passkeys need script, and these are what it asks: each answer is for `navigator.credentials`. */
export function addPasskeyRoutes(app: FastifyInstance, routes: AuthRoutes): void {
  const { db, auth, config, limits, clientOf, requireOurs } = routes;
  const { keyring } = config;
  const sessionOf = (request: FastifyRequest) => requireSession(auth, request.headers.cookie);

  app.post('/auth/passkey/ask', async (request, reply) => {
    requireOurs(request);
    // Never for a session: which passkeys an account has is told to nobody.
    return ask(request, reply, new Headers());
  });

  app.post('/auth/passkey/ask-own', async (request, reply) => {
    requireOurs(request);
    await sessionOf(request);
    // The browser offers those of this account, and no colleague's that is in it, too.
    return ask(request, reply, onlyCookie(request.headers.cookie, 'session'));
  });

  app.post('/auth/sign-in/passkey', async (request, reply) => {
    requireOurs(request);
    const body = requireValid(showPasskeySchema, request.body, 'body');
    return enter(request, reply, body);
  });

  /** Shows it anew in a session: which stays whose it was, or nothing is done. */
  app.post('/auth/passkey/show', async (request, reply) => {
    requireOurs(request);
    const { accountId } = await sessionOf(request);
    const body = requireValid(showPasskeySchema, request.body, 'body');
    if (!(await isPasskeyOf(db, accountId, body.response.id))) throw passkeyRefused();
    return enter(request, reply, body);
  });

  async function ask(request: FastifyRequest, reply: FastifyReply, headers: Headers) {
    // Each asking is a try, since there is no other way to one; given back when it succeeds.
    limits.takeStep(clientOf(request).address);
    const asking = { headers, returnHeaders: true } as const;
    const asked = await asRefusal(auth.api.generatePasskeyAuthenticationOptions(asking));
    const options = { ...asked.response, userVerification: 'required' };
    return reply.header('set-cookie', setCookies(asked.headers, 'passkey')).send(options);
  }

  async function enter(request: FastifyRequest, reply: FastifyReply, body: ShowPasskey) {
    const { headers, response } = await asRefusal(
      auth.api.verifyPasskeyAuthentication({
        headers: onlyCookie(request.headers.cookie, 'passkey'),
        body,
        returnHeaders: true,
      }),
    );
    limits.stepSucceeded(clientOf(request).address);
    const { session, user } = response;
    // Shown anew in a session, it takes that one's place.
    const before = await findSession(auth, request.headers.cookie);
    if (before && before.accountId === user.id) await dropSession(db, before.id);
    const { id: accountId, email } = user;
    const made = {
      accountId,
      email,
      token: session.token,
      cookies: setCookies(headers, 'session'),
    };
    return handOver(routes, request, reply, { ...made, by: 'passkey' });
  }

  app.post('/auth/passkey/begin', async (request, reply) => {
    requireOurs(request);
    const session = await sessionOf(request);
    const { password } = requireValid(askForPasskeySchema, request.body, 'body');
    if (session.hasSecondFactor) requireFresh(session);
    else
      await requirePassword({ db, auth }, session.accountId, password ?? '', ['body', 'password']);
    await requireRoomForPasskey(db, session.accountId);
    const { headers, response } = await asRefusal(
      auth.api.generatePasskeyRegistrationOptions({
        headers: onlyCookie(request.headers.cookie, 'session'),
        query: {},
        returnHeaders: true,
      }),
    );
    return reply.header('set-cookie', setCookies(headers, 'passkey')).send(response);
  });

  app.post('/auth/passkey/add', async (request) => {
    requireOurs(request);
    const session = await sessionOf(request);
    const { name, response } = requireValid(addPasskeySchema, request.body, 'body');
    const cookie = ['session', 'passkey'] as const;
    const headers = new Headers({
      cookie: cookie.map((one) => onlyCookie(request.headers.cookie, one).get('cookie')).join('; '),
    });
    const { id } = await auth.api
      .verifyPasskeyRegistration({ headers, body: { response } })
      .catch(refuseRegistration);
    const signedIn = { accountId: session.accountId, sessionId: session.id };
    const locale = wantedLocale(request.headers['accept-language']);
    const accounts = { db, auth, keyring, locale };
    return { recoveryCodes: await namePasskey(accounts, signedIn, { id, name }) };
  });
}

/** The library calls whatever is wrong with a new passkey a fault of its own. */
function refuseRegistration(error: unknown): never {
  throw isAPIError(error) ? passkeyRefused() : error;
}

function passkeyRefused(): InputError {
  return new InputError([{ path: ['body', 'response'], code: 'PASSKEY_REFUSED' }]);
}
