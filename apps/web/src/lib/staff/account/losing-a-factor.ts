import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { OwnAccountQuery } from '@undersigned/shared/generated/staff/graphql.ts';

type Account = Pick<OwnAccountQuery['ownAccount'], 'hasApp' | 'passkeys' | 'recoveryCodesLeft'>;

/** How many are left when one of them goes. */
export const factorsBeside = ({ hasApp, passkeys }: Account): number =>
  (hasApp ? 1 : 0) + passkeys.length - 1;

/** What goes with a factor: with the last one the recovery codes, and what the role is good for. */
export function losing(account: Account): string[] {
  const left = factorsBeside(account);
  if (left > 0) return [m.factor_left({ count: left })];
  return [m.factor_last(), m.factor_last_codes({ count: account.recoveryCodesLeft })];
}
