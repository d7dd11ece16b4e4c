import { ROLES_ON_SIGNATURES } from '@undersigned/shared/accounts/staff-role.ts';
import { SECOND_PERSON_AFTER_HOURS } from '@undersigned/shared/limits.ts';
import { BASE_LOCALE } from '@undersigned/shared/locales.ts';
import { accountInAudit, noteInAudit, OPERATOR } from '../../platform/audit.ts';
import { clock } from '../../platform/clock.ts';
import type { Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import { UserError } from '../../platform/errors.ts';
import {
  createAccount,
  findAccountEmail,
  findAccountId,
  generatePassword,
} from '../accounts/account.service.ts';
import { noteAndTell, tellingTransaction } from '../accounts/safety-mail.service.ts';
import { END_INVITATIONS_BY } from './people/invitation.queries.ts';
import { StaffRole } from './staff-role.ts';

export type Granted = { email: string; role: StaffRole; password: string | null };

// Two programs that start together must not both create the first administrator, nor two administrators
// take each other's role at the same moment.
const STAFF_LOCK = 7_305_119;

export type StaffMember = {
  role: StaffRole;
  timeZone: string;
  /** From when they may be the second person for what a colleague proposed. */
  mayApproveFrom: Date;
};

export async function findMember(db: Db, accountId: string): Promise<StaffMember | null> {
  const rows: StaffMember[] = await db.query(
    `select role, time_zone as "timeZone", may_approve_from as "mayApproveFrom"
     from staff_members where account_id = $1`,
    [accountId],
  );
  return rows[0] ?? null;
}

export async function findRole(db: Db, accountId: string): Promise<StaffRole | null> {
  return (await findMember(db, accountId))?.role ?? null;
}

/** In which time zone this member is shown times and days. */
export async function setTimeZone(db: Db, accountId: string, timeZone: string): Promise<void> {
  await db.query('update staff_members set time_zone = $2 where account_id = $1', [
    ...[accountId, timeZone],
  ]);
}

export async function lockStaff(tx: Db): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [STAFF_LOCK]);
}

/** Changes who is staff, if whoever asks still is an administrator once it is their turn. */
export function asAdministrator<T>(
  db: Db,
  accountId: string,
  work: (tx: Db) => Promise<T>,
): Promise<T> {
  return db.transaction(async (tx) => {
    await lockStaff(tx);
    if ((await findRole(tx, accountId)) !== StaffRole.ADMIN) throw new UserError('FORBIDDEN');
    return work(tx);
  });
}

/**
 * Gives a role, or another one, in the caller's transaction, which says why. `by`: an operator's word is
 * enough for approving at once what others propose; whom staff bring in may do so after a day.
 */
export async function giveRole(
  tx: Db,
  { accountId, role, by }: { accountId: string; role: StaffRole; by: 'operator' | 'staff' },
): Promise<void> {
  const hours = by === 'staff' ? SECOND_PERSON_AFTER_HOURS : 0;
  await tx.query(GIVE_ROLE, [accountId, role, hours, ROLES_ON_SIGNATURES]);
}

/** $1 account, $2 role, $3 after how many hours they may approve; who could before, in a role of $4, may go on. */
const GIVE_ROLE = `
  insert into staff_members as m (account_id, role, may_approve_from)
  values ($1, $2, now() + $3 * interval '1 hour')
  on conflict (account_id) do update set role = excluded.role, role_since = now(),
    may_approve_from = case when m.role = any ($4::text[]) and $3 > 0
      then m.may_approve_from else excluded.may_approve_from end`;

/** The address of the administrator who has been one for the longest time. */
export async function findFirstAdministrator(db: Db): Promise<string | null> {
  const rows: { id: string }[] = await db.query(
    `select account_id as id from staff_members where role = 'ADMIN' order by role_since limit 1`,
  );
  return rows[0] ? findAccountEmail(db, rows[0].id) : null;
}

type Granting = { db: Db; keyring: Keyring };
type ToGrant = { email: string; role: StaffRole; givenPassword?: string };

/** Creates the first administrator, unless somebody is staff already. The password is null if it was given. */
export function createFirstAdministrator(
  { db, keyring }: Granting,
  email: string,
  givenPassword: string | undefined,
): Promise<Granted | null> {
  return tellingTransaction(db, async (tx) => {
    await lockStaff(tx);
    const [{ exists }] = await tx.query('select exists (select from staff_members)');
    return exists ? null : grant(tx, keyring, { email, role: StaffRole.ADMIN, givenPassword });
  });
}

/** Gives a role, or another one, to the account with this address; makes the account if there is none. */
export function grantRole(
  { db, keyring }: Granting,
  email: string,
  role: StaffRole,
): Promise<Granted> {
  return tellingTransaction(db, async (tx) => {
    await lockStaff(tx);
    return grant(tx, keyring, { email, role });
  });
}

async function grant(
  tx: Db,
  keyring: Keyring,
  { email, role, givenPassword }: ToGrant,
): Promise<Granted> {
  const known = await findAccountId(tx, email);
  const generated = known || givenPassword ? null : generatePassword();
  const accountId = known ?? (await createAccount(tx, email, (givenPassword ?? generated)!));
  const before = await findRole(tx, accountId);
  await giveRole(tx, { accountId, role, by: 'operator' });
  if (role !== StaffRole.ADMIN) await tx.query(END_INVITATIONS_BY, [clock.now(), accountId]);
  const [actor, action] = [OPERATOR, 'grant-staff'] as const;
  const detail = before ? `${before} to ${role}` : role;
  if (known && before !== role) {
    const telling = { keyring, locale: BASE_LOCALE };
    await noteAndTell(tx, telling, { accountId, actor, action, detail });
  } else {
    await noteInAudit(tx, { actor, action, subject: accountInAudit(accountId), detail });
  }
  return { email, role, password: generated };
}
