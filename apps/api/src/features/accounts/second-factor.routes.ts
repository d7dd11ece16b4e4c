import { secondFactorSchema } from '@undersigned/shared/accounts/second-factor.schema.ts';
import type { SecondFactorCode } from '@undersigned/shared/accounts/second-factor-code.ts';
import type { APIError } from 'better-auth/api';
import type { FastifyInstance } from 'fastify';
import { InputError, UserError } from '../../platform/errors.ts';
import { requireValid } from '../../platform/input.ts';
import type { Auth } from './auth.service.ts';
import type { AuthRoutes } from './auth.routes.ts';
import { noteFailedFactor } from './second-factor.service.ts';
import { onlyCookie, setCookies } from './session-cookies.ts';
import { asRefusal, causeOf, handOver, isRefusal, type Made } from './signing-in.ts';
import { spendCode } from './spent-code.service.ts';

/** The second step of a sign-in whose password was right. Before it there is no session. */
export function addSecondFactorRoutes(app: FastifyInstance, routes: AuthRoutes): void {
  const { db, auth, config, limits, clientOf, requireOurs } = routes;

  app.post('/auth/sign-in/second-factor', async (request, reply) => {
    requireOurs(request);
    const { code } = requireValid(secondFactorSchema, request.body, 'body');
    const { address } = clientOf(request);
    limits.takeStep(address);
    const headers = onlyCookie(request.headers.cookie, 'challenge');
    const accountId = await asRefusal(auth.api.challengedAccount({ headers }));
    if (!accountId) throw new UserError('UNAUTHENTICATED');
    // Spent before it is looked at; a spent one is looked at too, so that it costs a try.
    const isNew =
      code.kind === 'recovery' || (await spendCode(db, config.keyring, accountId, code.text));
    const looked = isNew ? code : ({ kind: 'app', text: 'spent' } as const);
    const made = await auth.factorTurns.take(accountId, () => verify(auth, headers, looked));
    if ('refused' in made) {
      await noteFailedFactor(db, accountId);
      throw made.refused;
    }
    limits.stepSucceeded(address);
    const by = code.kind === 'app' ? 'app' : 'recovery-code';
    return handOver(routes, request, reply, { ...made, by });
  });
}

async function verify(
  auth: Auth,
  headers: Headers,
  { kind, text }: SecondFactorCode,
): Promise<(Made & { email: string }) | { refused: UserError }> {
  const asked = { headers, body: { code: text }, returnHeaders: true as const };
  try {
    const verified =
      kind === 'app' ? await auth.api.verifyTOTP(asked) : await auth.api.verifyBackupCode(asked);
    const { token, user } = verified.response as {
      token: string;
      user: { id: string; email: string };
    };
    const cookies = setCookies(verified.headers, 'session', 'challenge');
    return { token, accountId: user.id, email: user.email, cookies };
  } catch (error) {
    if (!isRefusal(error)) throw causeOf(error);
    return { refused: refusalOf(error) };
  }
}

/** A wrong code may be tried again; a challenge that is over leads back to the password. */
function refusalOf(error: APIError): UserError {
  if (error.statusCode === 429) return new UserError('RATE_LIMITED', { retryAfterSeconds: 900 });
  const isWrong = ['INVALID_CODE', 'INVALID_BACKUP_CODE', 'TOTP_NOT_ENABLED'];
  return isWrong.includes(String(error.body?.code))
    ? new InputError([{ path: ['body', 'code'], code: 'CODE_WRONG' }])
    : new UserError('UNAUTHENTICATED');
}
