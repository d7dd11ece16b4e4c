import { clock } from '../../platform/clock.ts';
import { hmac, type Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';

// An app's code is good in its half minute and in the ones before and after it.
const GOOD_FOR_MS = 120_000;

/**
 * Spends a code of an authenticator app, before it is looked at: whoever sends the same code at the same
 * time, or saw it being typed, finds it spent. False when it was.
 */
export async function spendCode(
  db: Db,
  keyring: Keyring,
  accountId: string,
  code: string,
): Promise<boolean> {
  const tag = hmac(keyring.tags, 'spent-code\0', accountId, '\0', code);
  const now = clock.now();
  const rows: unknown[] = await db.query(
    // Six digits come up again by chance: after its time a code is as good as new.
    `insert into spent_codes (tag, spent_at) values ($1, $2)
     on conflict (tag) do update set spent_at = excluded.spent_at where spent_codes.spent_at < $3
     returning 1`,
    [tag, now, new Date(now.getTime() - GOOD_FOR_MS)],
  );
  return rows.length === 1;
}
