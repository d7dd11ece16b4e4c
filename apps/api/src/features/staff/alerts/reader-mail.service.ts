import { parseContactAddress } from '@undersigned/shared/contacts/contact-address.ts';
import {
  ALERT_MAIL_INTERVAL_MINUTES,
  OUTCOME_MAIL_INTERVAL_MINUTES,
  WAITING_MAIL_INTERVAL_MINUTES,
} from '@undersigned/shared/limits.ts';
import type { Keyring } from '../../../platform/crypto.ts';
import type { Db } from '../../../platform/db.ts';
import { findAccounts } from '../../accounts/account.service.ts';
import { contactIdOf, ensureContact, sealContact } from '../../contacts/contact.service.ts';
import { addDeliveryInTurn } from '../../contacts/delivery.service.ts';
import { effectiveRole } from '../effective-role.ts';
import type { StaffRole } from '../staff-role.ts';
import { NOTE_CONTACT } from './alert-reader.queries.ts';

/** Whom a mail to staff is for; `id` is what it is about. */
export type Reader = { id: string; accountId: string };

const INTERVAL_MINUTES = {
  alert: ALERT_MAIL_INTERVAL_MINUTES,
  'waiting-decision': WAITING_MAIL_INTERVAL_MINUTES,
  'decision-outcome': OUTCOME_MAIL_INTERVAL_MINUTES,
};

/**
 * Owes each of them a mail of this kind, in the caller's transaction: at most one in its interval, which
 * tells whatever has come by then. Returns by which delivery; not whom another one is owed already.
 */
export async function oweToReaders(
  tx: Db,
  keyring: Keyring,
  readers: readonly Reader[],
  kind: keyof typeof INTERVAL_MINUTES,
): Promise<{ accountId: string; deliveryId: string }[]> {
  const accounts = await findAccounts(
    tx,
    readers.map(({ accountId }) => accountId),
  );
  const addressed = readers.flatMap(({ id, accountId }) => {
    const address = parseContactAddress(accounts.get(accountId)?.email ?? '');
    if (!address.ok) return [];
    const contactId = contactIdOf(keyring, address.value.normalised);
    return [{ id, accountId, contactId, email: address.value.address }];
  });
  const owed: { accountId: string; deliveryId: string }[] = [];
  // In this order, so that two transactions that hold several contacts each cannot wait for each other.
  for (const { id, accountId, contactId, email } of addressed.sort(byContact)) {
    await ensureContact(tx, sealContact(keyring, contactId, email));
    const mail = { kind, contactId, subjectId: id };
    const deliveryId = await addDeliveryInTurn(tx, mail, INTERVAL_MINUTES[kind]);
    if (deliveryId === null) continue;
    await tx.query(NOTE_CONTACT, [contactId, id]);
    owed.push({ accountId, deliveryId });
  }
  return owed;
}

/** A mail shows no more than the desk would, once a second factor is shown that the account has. */
export function roleByMail(granted: StaffRole, hasSecondFactor: boolean): StaffRole {
  return effectiveRole(granted, { hasSecondFactor, factorAt: hasSecondFactor ? new Date() : null });
}

function byContact(a: { contactId: string }, b: { contactId: string }): number {
  return a.contactId < b.contactId ? -1 : 1;
}
