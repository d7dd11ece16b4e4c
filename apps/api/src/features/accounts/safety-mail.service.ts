import { parseContactAddress } from '@undersigned/shared/contacts/contact-address.ts';
import {
  SAFETY_MAIL_INTERVAL_MINUTES,
  SAFETY_MAILS_PER_INTERVAL,
} from '@undersigned/shared/limits.ts';
import type { Locale } from '@undersigned/shared/locales.ts';
import type { AuditAction } from '@undersigned/shared/staff/audit-actions.ts';
import { accountInAudit, addToAudit } from '../../platform/audit.ts';
import { clock } from '../../platform/clock.ts';
import type { Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import { timeOrderedUuid } from '../../platform/uuid.ts';
import { contactIdOf, ensureContact, sealContact } from '../contacts/contact.service.ts';
import { addDeliveryDueAt, wakeSending } from '../contacts/delivery.service.ts';
import { findAccountEmail } from './account.service.ts';
import { ADD_TO_MAIL, CHANGES_OF_MAIL, CLOSE_MAIL, HOLD_OPEN_MAIL } from './safety-mail.queries.ts';
import { deviceOf } from './session-list.service.ts';

/** What the holder of an account is told: what changes how one gets into it, or what it opens. */
export type SafetyAction = Extract<
  AuditAction,
  | 'sign-in-by-password'
  | 'sign-in-by-app'
  | 'sign-in-by-passkey'
  | 'sign-in-by-recovery-code'
  | 'show-recovery-code'
  | 'add-app'
  | 'remove-app'
  | 'add-passkey'
  | 'remove-passkey'
  | 'renew-recovery-codes'
  | 'change-password'
  | 'reset-second-factor'
  | 'accept-invitation'
  | 'change-role'
  | 'remove-staff'
  | 'restore-staff'
  | 'grant-staff'
>;

/** `locale` is that of the page on which it was done. */
export type Telling = { keyring: Keyring; locale: Locale };

/** `actor` and `subject` are as the audit log names them; without them both are the account. */
export type ToTell = {
  accountId: string;
  action: SafetyAction;
  actor?: string;
  subject?: string;
  detail?: string | null;
};

export type SafetyMail = {
  accountId: string;
  locale: string;
  /** In their order, at least one. */
  changes: { action: SafetyAction; detail: string | null; at: Date }[];
};

/** As a transaction of the database. What it owes is sent once it is committed. */
export async function tellingTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  const done = await db.transaction(work);
  await wakeSending(db);
  return done;
}

/**
 * Notes in the audit log what was done to an account, and owes a mail about it to its own address, in the
 * caller's transaction: there is neither without the other. The mail tells whatever comes until it is written.
 */
export async function noteAndTell(tx: Db, { keyring, locale }: Telling, to: ToTell): Promise<void> {
  const { accountId, action, detail } = to;
  const account = accountInAudit(accountId);
  const { actor = account, subject = account } = to;
  const note = { actor, action, subject, ...(detail && { detail }) };
  const entryId = await addToAudit(tx, note);
  const address = parseContactAddress((await findAccountEmail(tx, accountId)) ?? '');
  if (!address.ok) return;
  const contactId = contactIdOf(keyring, address.value.normalised);
  const id = timeOrderedUuid(clock.now().getTime());
  const pace = [SAFETY_MAIL_INTERVAL_MINUTES, SAFETY_MAILS_PER_INTERVAL];
  const values = [id, accountId, contactId, locale, ...pace];
  const [mail]: { id: string; dueAt: Date }[] = await tx.query(HOLD_OPEN_MAIL, values);
  await tx.query(ADD_TO_MAIL, [mail!.id, entryId]);
  // After the mail, as whoever forgets both does: so neither waits for the other.
  await ensureContact(tx, sealContact(keyring, contactId, address.value.address));
  const owed = { kind: 'account-safety', contactId, subjectId: mail!.id } as const;
  // One that waits already is not owed twice; one that was dropped, since nobody was to be written to, is owed anew.
  await addDeliveryDueAt(tx, owed, mail!.dueAt);
}

/** The same of what somebody does to their own account, with the browser of their session. */
export async function noteOwnAndTell(
  tx: Db,
  telling: Telling,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  action: SafetyAction,
): Promise<void> {
  const detail = await deviceOf(tx, sessionId);
  await noteAndTell(tx, telling, { accountId, action, detail });
}

/** What a mail tells; from now on it takes nothing more. Null where it is kept no longer. */
export async function closeSafetyMail(db: Db, id: string): Promise<SafetyMail | null> {
  const [closed] = (await db.query(CLOSE_MAIL, [id])) as [Omit<SafetyMail, 'changes'>[], number];
  if (!closed[0]) return null;
  return { ...closed[0], changes: await db.query(CHANGES_OF_MAIL, [id]) };
}
