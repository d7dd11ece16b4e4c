import { createAuthSecrets } from '../src/features/accounts/auth-secrets.ts';
import type { World } from './world.ts';

/** An app is set up for the account, and each of its sessions has just shown it; without the steps. */
export async function enrol(world: World, accountId: string): Promise<void> {
  const secrets = createAuthSecrets(world.config.keyring);
  const [secret, codes] = await Promise.all([secrets.seal('no app knows it'), secrets.seal('[]')]);
  await world.owner.query(
    `insert into auth."twoFactor" (id, "userId", secret, "backupCodes", verified)
     values (gen_random_uuid(), $1, $2, $3, true)`,
    [accountId, secret, codes],
  );
  await world.owner.query('update auth."user" set "twoFactorEnabled" = true where id = $1', [
    accountId,
  ]);
  await showFactor(world, accountId, new Date());
}

/** When the account's sessions last showed a second factor. */
export async function showFactor(world: World, accountId: string, at: Date): Promise<void> {
  await world.owner.query('update auth.session set "factorAt" = $2 where "userId" = $1', [
    accountId,
    at,
  ]);
}
