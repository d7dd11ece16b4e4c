import { signInSchema, type SignIn } from '@undersigned/shared/accounts/sign-in.schema.ts';
import { APIError } from 'better-auth/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config.ts';
import type { Client } from '../../platform/context.ts';
import { UserError } from '../../platform/errors.ts';
import { requireValid } from '../../platform/input.ts';
import type { Auth } from './auth.service.ts';
import { createHashingTurns } from './hashing-turns.ts';
import { deviceCookie, knownDevice } from './known-device.ts';
import { requireOwnOrigin } from '../../platform/own-origin.ts';
import { endSession, findSession } from './session.service.ts';
import { createSignInLimits } from './sign-in-limits.ts';

type Options = { auth: Auth; config: Config; clientOf: (request: FastifyRequest) => Client };

/** All that is reachable below /auth: signing in, signing out, and who is signed in. */
export function addAuthRoutes(app: FastifyInstance, { auth, config, clientOf }: Options): void {
  const { settings, keyring } = config;
  const isSecure = settings.publicOrigin.startsWith('https:');
  const limits = createSignInLimits({ limited: settings.rateLimits === 'on' });
  const turns = createHashingTurns();

  app.post('/auth/sign-in/email', async (request, reply) => {
    requireOwnOrigin(request, settings.publicOrigin);
    const { email, password } = requireValid(signInSchema, request.body, 'body');
    const device = knownDevice(keyring, request.headers.cookie, email);
    const attempt = { email, address: clientOf(request).address, knownDevice: device };
    limits.take(attempt);
    const cookies = await turns.take(device ? 'known' : 'stranger', () =>
      signIn(auth, { email, password }),
    );
    limits.succeeded(attempt);
    if (!device) cookies.push(deviceCookie(keyring, email, isSecure));
    return reply.header('set-cookie', cookies).send({ user: { email } });
  });

  app.post('/auth/sign-out', async (request, reply) => {
    requireOwnOrigin(request, settings.publicOrigin);
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

/** The cookies of a new session. A wrong password and an unknown address are one and the same. */
async function signIn(auth: Auth, body: SignIn): Promise<string[]> {
  try {
    const { headers } = await auth.api.signInEmail({ body, returnHeaders: true });
    return headers.getSetCookie();
  } catch (error) {
    throw error instanceof APIError && error.statusCode < 500
      ? new UserError('UNAUTHENTICATED')
      : error;
  }
}

function sendJson(reply: FastifyReply, body: unknown): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}
