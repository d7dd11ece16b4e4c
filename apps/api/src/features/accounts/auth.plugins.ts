import { passkey } from '@better-auth/passkey';
import {
  RECOVERY_CODES,
  SECOND_FACTOR_REST_MINUTES,
  SECOND_FACTOR_TRIES_PER_ACCOUNT,
} from '@undersigned/shared/limits.ts';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Config } from '../../platform/config.ts';

/** The short name of the cookie in which a sign-in waits for its second step. */
export const CHALLENGE_COOKIE = 'two_factor';
export const PASSKEY_COOKIE = 'passkey';

const CHALLENGE_MINUTES = 10;

export function secondFactors({ settings }: Config) {
  return twoFactor({
    issuer: settings.siteName,
    twoFactorCookieMaxAge: CHALLENGE_MINUTES * 60,
    backupCodeOptions: { amount: RECOVERY_CODES, storeBackupCodes: 'encrypted' },
    accountLockout: {
      enabled: true,
      maxFailedAttempts: SECOND_FACTOR_TRIES_PER_ACCOUNT,
      durationSeconds: SECOND_FACTOR_REST_MINUTES * 60,
    },
  });
}

/** The library would take a passkey for which nobody was asked: then it is one factor, not two. */
export function passkeys({ settings }: Config) {
  return passkey({
    rpID: new URL(settings.publicOrigin).hostname,
    rpName: settings.siteName,
    origin: settings.publicOrigin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    advanced: { webAuthnChallengeCookie: PASSKEY_COOKIE },
    registration: {
      afterVerification: ({ verification }) => {
        if (!verification.registrationInfo?.userVerified) refuse();
      },
    },
    authentication: {
      afterVerification: async ({ ctx, verification }) => {
        const { credentialID, userVerified } = verification.authenticationInfo;
        const found = await ctx.context.adapter.findOne<{ name: string | null }>({
          model: 'passkey',
          where: [{ field: 'credentialID', value: credentialID }],
        });
        // Without a name its adding was never finished, nor noted in the audit log.
        if (!userVerified || !found?.name) refuse();
      },
    },
  });
}

function refuse(): never {
  throw new APIError('UNAUTHORIZED');
}

/** Whose sign-in waits for its second step: what is spent and noted has to know before it is over. */
export function challenges() {
  return {
    id: 'undersigned',
    endpoints: {
      challengedAccount: createAuthEndpoint.serverOnly(
        { method: 'POST', requireHeaders: true },
        async (ctx): Promise<string | null> => {
          const { name } = ctx.context.createAuthCookie(CHALLENGE_COOKIE);
          const id = await ctx.getSignedCookie(name, ctx.context.secret);
          const found = id ? await ctx.context.internalAdapter.findVerificationValue(id) : null;
          return found && found.expiresAt > new Date() ? found.value : null;
        },
      ),
    },
  };
}
