import { signInSchema } from '@undersigned/shared/accounts/sign-in.schema.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config.ts';
import type { Client } from '../../platform/context.ts';
import type { Db } from '../../platform/db.ts';
import { requireValid } from '../../platform/input.ts';
import { requireOwnOrigin } from '../../platform/own-origin.ts';
import type { Auth } from './auth.service.ts';
import { findKnownDevice } from './known-device.ts';
import { addPasskeyRoutes } from './passkey.routes.ts';
import { hasPasskey } from './passkey.service.ts';
import { addSecondFactorRoutes } from './second-factor.routes.ts';
import { endSession, findSession } from './session.service.ts';
import { createSignInLimits, type SignInLimits } from './sign-in-limits.ts';
import { handOver, signInByPassword } from './signing-in.ts';

export type AuthOptions = {
  db: Db;
  auth: Auth;
  config: Config;
  clientOf: (request: FastifyRequest) => Client;
};
export type AuthRoutes = AuthOptions & {
  limits: SignInLimits;
  /** Throws unless the request is one of our own pages', or of no page at all. */
  requireOurs: (request: FastifyRequest) => void;
};

/** All that is reachable below /auth: signing in by one or two steps, signing out, and who is signed in. */
export function addAuthRoutes(app: FastifyInstance, options: AuthOptions): void {
  const { db, auth, config, clientOf } = options;
  const { settings, keyring } = config;
  const limits = createSignInLimits({ limited: settings.rateLimits === 'on' });
  const requireOurs = (request: FastifyRequest) => requireOwnOrigin(request, settings.publicOrigin);
  const routes = { ...options, limits, requireOurs };

  app.post('/auth/sign-in/email', async (request, reply) => {
    requireOurs(request);
    const { email, password } = requireValid(signInSchema, request.body, 'body');
    const device = await findKnownDevice({ db, keyring }, request.headers.cookie, email);
    const attempt = { email, address: clientOf(request).address, knownDevice: device };
    limits.take(attempt);
    const signedIn = await auth.turns.take(device ? 'known' : 'stranger', () =>
      signInByPassword({ db, auth }, { email, password }),
    );
    limits.succeeded(attempt);
    if ('challenge' in signedIn) {
      // Nobody is signed in yet: the second step has its own address.
      const next = { next: 'SECOND_FACTOR', hasPasskey: await hasPasskey(db, email) };
      return reply.header('set-cookie', signedIn.challenge).send(next);
    }
    return handOver(routes, request, reply, { ...signedIn, email, by: 'password' });
  });
  addSecondFactorRoutes(app, routes);
  addPasskeyRoutes(app, routes);

  app.post('/auth/sign-out', async (request, reply) => {
    requireOurs(request);
    const cookies = await endSession(auth, request.headers.cookie);
    return reply.header('set-cookie', cookies).send({ success: true });
  });

  app.get('/auth/get-session', async (request, reply) => {
    const session = await findSession(auth, request.headers.cookie);
    return sendJson(
      reply,
      session && { user: { email: session.email }, expiresAt: session.expiresAt },
    );
  });
}

function sendJson(reply: FastifyReply, body: unknown): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}
