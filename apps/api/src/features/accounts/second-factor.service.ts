import { createOTP } from '@better-auth/utils/otp';
import type { SecondFactorCode } from '@undersigned/shared/accounts/second-factor-code.ts';
import {
  SECOND_FACTOR_REST_MINUTES,
  SECOND_FACTOR_TRIES_PER_ACCOUNT,
} from '@undersigned/shared/limits.ts';
import type { Locale } from '@undersigned/shared/locales.ts';
import { accountInAudit, noteInAudit } from '../../platform/audit.ts';
import { clock } from '../../platform/clock.ts';
import type { Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import { InputError, UserError } from '../../platform/errors.ts';
import { wakeSending } from '../contacts/delivery.service.ts';
import type { Auth } from './auth.service.ts';
import { noteOwnAndTell } from './safety-mail.service.ts';
import {
  COUNT_FAILURE,
  FORGET_FAILURES,
  KEEP_CODES,
  KEEP_FLAG,
  LOCK_FACTOR,
} from './second-factor.queries.ts';
import { spendCode } from './spent-code.service.ts';

/** `locale` is that of the page: in it the account's holder is told. */
export type Accounts = { db: Db; auth: Auth; keyring: Keyring; locale: Locale };
/** Somebody who is signed in, and by which session. */
export type SignedIn = { accountId: string; sessionId: string };

type Factor = { secret: string; codes: string; verified: boolean; lockedUntil: Date | null };

/**
 * Shows a second factor in a session that has begun already. Wrong codes count towards the same budget as
 * those at sign-in, which the library keeps: a borrowed session is no place to guess at leisure.
 */
export async function showSecondFactor(
  accounts: Accounts,
  signedIn: SignedIn,
  code: SecondFactorCode,
): Promise<void> {
  const { accountId, sessionId } = signedIn;
  await tryCode(accounts, accountId, code, async (tx) => {
    await markFresh(tx, sessionId);
    const account = accountInAudit(accountId);
    if (code.kind === 'recovery')
      return noteOwnAndTell(tx, accounts, signedIn, 'show-recovery-code');
    return noteInAudit(tx, { actor: account, action: 'show-app', subject: account });
  });
  if (code.kind === 'recovery') await wakeSending(accounts.db);
}

/** Looks at a code, and carries on in the same transaction if it is right. */
export async function tryCode<T>(
  { db, auth, keyring }: Omit<Accounts, 'locale'>,
  accountId: string,
  code: SecondFactorCode,
  carryOn: (tx: Db) => Promise<T>,
  { isEnrolling = false } = {},
): Promise<T> {
  const outcome = await db.transaction(async (tx) => {
    const [factor] = (await tx.query(LOCK_FACTOR, [accountId])) as Factor[];
    if (!factor) throw new UserError('CONFLICT');
    requireNoRest(factor);
    const isRight =
      code.kind === 'recovery'
        ? !isEnrolling && (await takeRecoveryCode(tx, auth, accountId, factor, code.text))
        : (isEnrolling || factor.verified) &&
          (await spendCode(tx, keyring, accountId, code.text)) &&
          (await createOTP(await auth.secrets.open(factor.secret)).verify(code.text));
    if (!isRight) {
      // Kept, whatever the caller does: so it is said after this transaction, not by undoing it.
      await countFailure(tx, accountId);
      return null;
    }
    await tx.query(FORGET_FAILURES, [accountId]);
    return { value: await carryOn(tx) };
  });
  if (!outcome) throw new InputError([{ path: ['input', 'code'], code: 'CODE_WRONG' }]);
  return outcome.value;
}

/** The library keeps the flag by apps only; passkeys count too. */
export async function keepFlag(tx: Db, accountId: string): Promise<boolean> {
  const [rows] = (await tx.query(KEEP_FLAG, [accountId])) as [{ has: boolean }[], number];
  return rows[0]?.has ?? false;
}

export async function markFresh(tx: Db, sessionId: string): Promise<void> {
  await tx.query('update auth.session set "factorAt" = $2 where id = $1', [sessionId, clock.now()]);
}

export async function noteFailedFactor(db: Db, accountId: string): Promise<void> {
  const account = accountInAudit(accountId);
  await noteInAudit(db, { actor: account, action: 'second-factor-failed', subject: account });
}

function requireNoRest({ lockedUntil }: Factor): void {
  const restMs = (lockedUntil?.getTime() ?? 0) - clock.now().getTime();
  if (restMs > 0) {
    throw new UserError('RATE_LIMITED', { retryAfterSeconds: Math.ceil(restMs / 1000) });
  }
}

async function countFailure(tx: Db, accountId: string): Promise<void> {
  const rest = new Date(clock.now().getTime() + SECOND_FACTOR_REST_MINUTES * 60_000);
  await tx.query(COUNT_FAILURE, [accountId, SECOND_FACTOR_TRIES_PER_ACCOUNT, rest]);
  await noteFailedFactor(tx, accountId);
}

async function takeRecoveryCode(
  tx: Db,
  auth: Auth,
  accountId: string,
  factor: Factor,
  code: string,
): Promise<boolean> {
  const codes = JSON.parse(await auth.secrets.open(factor.codes)) as string[];
  if (!codes.includes(code)) return false;
  const left = JSON.stringify(codes.filter((other) => other !== code));
  await tx.query(KEEP_CODES, [accountId, await auth.secrets.seal(left)]);
  return true;
}
