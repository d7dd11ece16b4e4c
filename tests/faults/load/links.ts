import { contactIdOf } from '../../../apps/api/src/features/contacts/contact.service.ts';
import { linkToken } from '../../../apps/api/src/features/signatures/signature.token.ts';
import { createKeyring, type Keyring } from '../../../apps/api/src/platform/crypto.ts';
import { readSettings } from '../../../packages/shared/src/settings.ts';
import { personOf } from '../people.ts';

export type Keys = { readonly SECRET_KEYS: string; readonly BLIND_INDEX_KEY: string };

/** With the installation's own keys the links can be made that would be mailed. */
export function keyringFrom(keys: Keys): Keyring {
  const result = readSettings({ ...keys });
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return createKeyring(result.settings.secretKeys!, result.settings.blindIndexKey!);
}

export function contactOf(keyring: Keyring, person: number): string {
  return contactIdOf(keyring, personOf(person).email);
}

export function tokenOf(
  keyring: Keyring,
  purpose: 'confirm' | 'own',
  person: number,
  petitionNumber: number,
  epoch: number,
): string {
  const contactId = contactOf(keyring, person);
  return linkToken(keyring, purpose, { petitionNumber, contactId, epoch });
}
