import { inviteStaffSchema } from '@undersigned/shared/accounts/invitation.schema.ts';
import { INVITATIONS_MAX_PER_ADDRESS, INVITATION_TTL_HOURS } from '@undersigned/shared/limits.ts';
import { accountInAudit, noteInAudit } from '../../../platform/audit.ts';
import { clock } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/db.ts';
import { InputError, UserError } from '../../../platform/errors.ts';
import { requireValid } from '../../../platform/input.ts';
import { timeOrderedUuid } from '../../../platform/uuid.ts';
import { findAccountId, parseAccountEmail } from '../../accounts/account.service.ts';
import {
  contactIdOf,
  ensureContact,
  findMailAddress,
  sealContact,
} from '../../contacts/contact.service.ts';
import { addDelivery, wakeSending } from '../../contacts/delivery.service.ts';
import {
  ADD_INVITATION,
  COUNT_INVITATIONS,
  COUNT_WAITING_BY,
  END_INVITATION,
  END_INVITATIONS_OF,
  INVITATIONS_BY_ID,
  WAITING_INVITATIONS,
} from './invitation.queries.ts';
import type { StaffContext } from '../staff-access.ts';
import { asAdministrator, findRole } from '../staff-member.service.ts';
import type { StaffRole } from '../staff-role.ts';

export type Invitation = {
  id: string;
  contactId: string;
  role: StaffRole;
  locale: string;
  invitedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
};
/** With the address, which stands nowhere but in the address book. */
export type Invited = Invitation & { email: string };

const HOUR_MS = 3_600_000;

/** Those that can still be accepted, the newest first. */
export async function listInvitations(context: StaffContext): Promise<Invited[]> {
  const rows: Invitation[] = await context.db.query(WAITING_INVITATIONS, [clock.now()]);
  const invited = await Promise.all(rows.map((row) => withAddress(context, row)));
  return invited.filter((one) => one !== null);
}

/** How many of each administrator's wait. */
export async function countInvitationsBy(db: Db): Promise<Map<string, number>> {
  const rows: { id: string; count: number }[] = await db.query(COUNT_WAITING_BY, [clock.now()]);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Of those that are kept still, by their ids. */
export async function findInvitedAddresses(
  context: Pick<StaffContext, 'db' | 'keyring'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows: Invitation[] = await context.db.query(INVITATIONS_BY_ID, [ids]);
  const invited = await Promise.all(rows.map((row) => withAddress(context, row)));
  return new Map(invited.flatMap((one) => (one ? [[one.id, one.email]] : [])));
}

/** Null once the address was erased: the invitation is over, whatever its row says. */
export async function withAddress(
  context: Pick<StaffContext, 'db' | 'keyring'>,
  invitation: Invitation,
): Promise<Invited | null> {
  const { address } = await findMailAddress(context, invitation.contactId);
  return address === null ? null : { ...invitation, email: address };
}

/** In place of an earlier one to the same address. The mail goes out as every mail does. */
export async function inviteStaff(context: StaffContext, raw: unknown): Promise<Invited> {
  const { db, keyring, viewer, locale } = context;
  const { email: typed, role } = requireValid(inviteStaffSchema, raw);
  const email = parseAccountEmail(typed.address);
  if (!email) throw new InputError([{ path: ['input', 'email'], code: 'EMAIL_INVALID' }]);
  const contactId = contactIdOf(keyring, typed.normalised);
  const id = timeOrderedUuid(clock.now().getTime());
  const invitedAt = clock.now();
  const expiresAt = new Date(invitedAt.getTime() + INVITATION_TTL_HOURS * HOUR_MS);
  await asAdministrator(db, viewer.accountId, async (tx) => {
    const known = await findAccountId(tx, email);
    if (known && (await findRole(tx, known))) throw new UserError('CONFLICT');
    const since = new Date(invitedAt.getTime() - 24 * HOUR_MS);
    const [{ count }] = await tx.query(COUNT_INVITATIONS, [contactId, since]);
    if (count >= INVITATIONS_MAX_PER_ADDRESS) {
      throw new UserError('RATE_LIMITED', { retryAfterSeconds: 24 * 3600 });
    }
    await tx.query(END_INVITATIONS_OF, [invitedAt, contactId]);
    await ensureContact(tx, sealContact(keyring, contactId, email));
    const by = viewer.accountId;
    await tx.query(ADD_INVITATION, [id, contactId, role, locale, by, invitedAt, expiresAt]);
    await addDelivery(tx, { kind: 'staff-invitation', contactId, subjectId: id });
    const subject = `invitation ${id}`;
    const actor = accountInAudit(by);
    await noteInAudit(tx, { actor, action: 'invite-staff', subject, detail: role });
  });
  await wakeSending(db);
  const invited = { id, contactId, email, locale, invitedAt, expiresAt, endedAt: null };
  return { ...invited, role: role as StaffRole };
}

export async function withdrawInvitation({ db, viewer }: StaffContext, id: string): Promise<void> {
  await asAdministrator(db, viewer.accountId, async (tx) => {
    const [, ended] = await tx.query(END_INVITATION, [clock.now(), id]);
    if (ended !== 1) throw new UserError('NOT_FOUND');
    const subject = `invitation ${id}`;
    const actor = accountInAudit(viewer.accountId);
    await noteInAudit(tx, { actor, action: 'withdraw-invitation', subject });
  });
}
