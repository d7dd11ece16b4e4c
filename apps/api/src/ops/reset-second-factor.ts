import { parseAccountEmail } from '../features/accounts/account.service.ts';
import { resetSecondFactor } from '../features/accounts/resetting-a-factor.service.ts';
import { OpsError, UsageError } from './ops-error.ts';
import { withAccounts } from './own-keys.ts';

/** reset-second-factor <email>: takes away app, recovery codes and passkeys, and ends all sessions. */
export async function resetSecondFactorCommand(args: string[]): Promise<void> {
  const [typed = '', ...more] = args;
  if (!typed || more.length > 0) throw new UsageError();
  const email = parseAccountEmail(typed);
  const outcome = email && (await withAccounts((context) => resetSecondFactor(context, email)));
  if (!outcome) throw new OpsError('No account has that address; nothing was changed.');
  process.stdout.write(
    outcome === 'reset'
      ? `${email} has no second factor any more, and is logged out everywhere.\nTheir password stays; with a role that needs a second factor they set up a new one at /staff/account.\n`
      : `${email} had no second factor; nothing was changed.\n`,
  );
}
