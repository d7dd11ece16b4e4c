import { parseArgs } from 'node:util';
import { parseAccountEmail } from '../features/accounts/account.service.ts';
import { grantRole } from '../features/staff/staff-member.service.ts';
import { EVERY_ROLE } from '../features/staff/staff-role.ts';
import { OpsError, UsageError } from './ops-error.ts';
import { withAccounts } from './own-keys.ts';

/** grant-staff <email> --role R: makes the account if there is none, and gives it this role. */
export async function grantStaffCommand(args: string[]): Promise<void> {
  const { email, role } = readArguments(args);
  const { password } = await withAccounts((context) => grantRole(context, email, role));
  process.stdout.write(`${email} is ${role} now.\n`);
  if (password) process.stdout.write(`Password (shown this once): ${password}\n`);
}

function readArguments(args: string[]) {
  const { values, positionals } = parsed(args);
  const email = parseAccountEmail(positionals[0] ?? '');
  const role = EVERY_ROLE.find((one) => one === values.role?.toUpperCase());
  if (positionals.length !== 1 || !role) throw new UsageError();
  if (!email) throw new OpsError('That is not an address that somebody can sign in with.');
  return { email, role };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { role: { type: 'string' } } });
  } catch {
    throw new UsageError();
  }
}
