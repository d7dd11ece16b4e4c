import { SIGN_IN_RATE_BURST, SIGN_IN_RATE_INTERVAL_SECONDS } from '@undersigned/shared/limits.ts';
import { networkOf } from '../../platform/client-address.ts';
import { UserError } from '../../platform/errors.ts';
import { createRateLimiter, unlimited, type RateLimiter } from '../../platform/rate-limit.ts';

type Attempt = { email: string; address: string; knownDevice: string | null };

export type SignInLimits = {
  /** Throws RATE_LIMITED, or counts the attempt as a failed one until it has succeeded. */
  take: (attempt: Attempt) => void;
  succeeded: (attempt: Attempt) => void;
  /** The same of a second step, and of a passkey: they name no account before they are right. */
  takeStep: (address: string) => void;
  stepSucceeded: (address: string) => void;
};

const NETWORK = { burst: SIGN_IN_RATE_BURST, intervalSeconds: SIGN_IN_RATE_INTERVAL_SECONDS };
const ACCOUNT = { burst: 10, intervalSeconds: 30 };

/**
 * Slows down guessing, from one network and at one account. Strangers share one allowance for an
 * account and each device that has signed in to it before has its own, so that they cannot lock
 * the owner out. Unknown addresses are treated alike: a limit tells nothing.
 */
export function createSignInLimits(options: { limited: boolean }): SignInLimits {
  const ofNetwork = options.limited ? createRateLimiter(NETWORK) : unlimited;
  const ofAccount = createRateLimiter(ACCOUNT);
  return {
    take(attempt) {
      const retryAfterSeconds =
        ofNetwork.take(networkKey(attempt)) ?? ofAccount.take(accountKey(attempt));
      if (retryAfterSeconds !== null) throw new UserError('RATE_LIMITED', { retryAfterSeconds });
    },
    succeeded(attempt) {
      ofNetwork.giveBack(networkKey(attempt));
      ofAccount.giveBack(accountKey(attempt));
    },
    takeStep(address) {
      const retryAfterSeconds = ofNetwork.take(networkOf(address, 'host'));
      if (retryAfterSeconds !== null) throw new UserError('RATE_LIMITED', { retryAfterSeconds });
    },
    stepSucceeded: (address) => ofNetwork.giveBack(networkOf(address, 'host')),
  };
}

/** Of somebody who is signed in and shows their password again, by account. */
export const createPasswordTries = (): RateLimiter => createRateLimiter(ACCOUNT);

const networkKey = ({ address }: Attempt) => networkOf(address, 'host');
const accountKey = ({ email, knownDevice }: Attempt) => `${email} ${knownDevice ?? 'strangers'}`;
