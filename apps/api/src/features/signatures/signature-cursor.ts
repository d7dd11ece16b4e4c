import type { Keyring } from '../../platform/crypto.ts';
import { InputError } from '../../platform/errors.ts';
import { openSignatureName, signatureName } from './signature-name.ts';
import type { Place } from './signature-scan.queries.ts';

/** A place in staff's list: its time, and whose it is by the name that staff know. */
export function placeCursor(keyring: Keyring, petitionId: string, place: Place): string {
  const name = signatureName(keyring, petitionId, place.contactId);
  return Buffer.from(`${place.micros}.${name}`, 'latin1').toString('base64url');
}

export function requirePlace(
  keyring: Keyring,
  petitionId: string,
  after: string | null,
): Place | null {
  if (after === null) return null;
  const text = Buffer.from(after.slice(0, 100), 'base64url').toString('latin1');
  // Sixteen digits of microseconds reach the year 2286.
  const [, micros, name] = /^(\d{1,16})\.([A-Za-z0-9_-]+)$/.exec(text) ?? [];
  const contactId = name && openSignatureName(keyring, petitionId, name);
  if (!micros || !contactId) throw new InputError([{ path: ['after'], code: 'CURSOR_INVALID' }]);
  return { micros, contactId };
}
