import { createCipheriv, createDecipheriv } from 'node:crypto';
import { hmac, type Keyring } from '../../platform/crypto.ts';
import { uuidBytes, uuidOf } from '../../platform/uuid.ts';

const BYTES = 16;

/**
 * A signature's id as staff see it. The contact's id is the blind index of an address, and says with
 * the index key whose it is and with any list of them who signed what else: so it is enciphered, for
 * each petition under a key of its own. One block of AES is a permutation: each contact has one name
 * here, and every name leads back.
 */
export function signatureName(keyring: Keyring, petitionId: string, contactId: string): string {
  const cipher = createCipheriv('aes-256-ecb', keyOf(keyring, petitionId), null);
  cipher.setAutoPadding(false);
  return cipher.update(uuidBytes(contactId)).toString('base64url');
}

/** The contact's id; of a name that nothing has, one that nobody has. Null for what is no name. */
export function openSignatureName(
  keyring: Keyring,
  petitionId: string,
  name: string,
): string | null {
  const bytes = Buffer.from(name, 'base64url');
  if (bytes.length !== BYTES || bytes.toString('base64url') !== name) return null;
  const decipher = createDecipheriv('aes-256-ecb', keyOf(keyring, petitionId), null);
  decipher.setAutoPadding(false);
  return uuidOf(decipher.update(bytes));
}

function keyOf(keyring: Keyring, petitionId: string): Buffer {
  return hmac(keyring.tags, 'signature-name|', petitionId);
}
