import {
  SIGN_IN_RATE_BURST,
  SIGN_IN_RATE_INTERVAL_SECONDS,
} from '@undersigned/shared/limits.ts';
import { networkOf } from '../../platform/client-address.ts';
import { UserError } from '../../platform/errors.ts';
import { createRateLimiter, unlimited } from '../../platform/rate-limit.ts';

export type Attempt = { email: string; address: string; knownDevice: string | null };
export type SignInLimits = { take: (attempt: Attempt) => void };

const ACCOUNT_BURST = 10;
const ACCOUNT_INTERVAL_SECONDS = 30;

/**
 * Slows down guessing, from one network and at one account. Strangers share one allowance for an
 * account and each device that has signed in to it before has its own, so that they cannot lock
 * the owner out. Unknown addresses are treated alike: a limit tells nothing.
 */
export function createSignInLimits(options: { limited: boolean }): SignInLimits {
  const ofAddress = options.limited
    ? createRateLimiter({
        burst: SIGN_IN_RATE_BURST,
        intervalSeconds: SIGN_IN_RATE_INTERVAL_SECONDS,
      })
    : unlimited;
  const ofAccount = createRateLimiter({
    burst: ACCOUNT_BURST,
    intervalSeconds: ACCOUNT_INTERVAL_SECONDS,
  });
  return {
    take({ email, address, knownDevice }) {
      const retryAfterSeconds =
        ofAddress.take(networkOf(address, 'host')) ??
        ofAccount.take(`${email} ${knownDevice ?? 'strangers'}`);
      if (retryAfterSeconds !== null) throw new UserError('RATE_LIMITED', { retryAfterSeconds });
    },
  };
}
