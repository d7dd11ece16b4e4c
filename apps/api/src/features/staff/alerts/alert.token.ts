import type { Keyring } from '../../../platform/crypto.ts';
import { openToken, signToken } from '../../../platform/signed-token.ts';
import { uuidBytes, uuidOf } from '../../../platform/uuid.ts';

const PURPOSE = 'staff/alert-mails';

/** Good for ever: whoever got an alert by mail may end those mails. Payload: the reader's id (16 bytes). */
export function alertMailsToken(keyring: Keyring, readerId: string): string {
  return signToken(keyring, PURPOSE, uuidBytes(readerId));
}

export function openAlertMailsToken(keyring: Keyring, token: string): string | null {
  const bytes = openToken(keyring, PURPOSE, token);
  return bytes?.length === 16 ? uuidOf(bytes) : null;
}
