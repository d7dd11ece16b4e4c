import type { Keyring } from '../../platform/crypto.ts';
import { openToken, signToken } from '../../platform/signed-token.ts';

const PURPOSE = 'contact/unsubscribe';

/** Good for ever: whoever got a mail of ours may end them by it. Payload: contact id (16 bytes). */
export function unsubscribeToken(keyring: Keyring, contactId: string): string {
  return signToken(keyring, PURPOSE, Buffer.from(contactId.replaceAll('-', ''), 'hex'));
}

export function openUnsubscribeToken(keyring: Keyring, token: string): string | null {
  const bytes = openToken(keyring, PURPOSE, token);
  if (bytes?.length !== 16) return null;
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
