import { equalBytes, hmac, type Keyring } from './crypto.ts';

const MAC_BYTES = 32;

/**
 * A token is computed, never stored: base64url(payload, HMAC-SHA-256(purpose, payload)).
 * The purpose is not in the token; one made for another purpose does not verify.
 */
export function signToken(keyring: Keyring, purpose: string, payload: Uint8Array): string {
  const mac = hmac(keyring.signing[0]!.key, purpose, '\0', payload);
  return Buffer.concat([payload, mac]).toString('base64url');
}

/** The payload, or null for anything that we did not sign for this purpose. */
export function openToken(keyring: Keyring, purpose: string, token: string): Buffer | null {
  if (!/^[A-Za-z0-9_-]{1,512}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  // One spelling a token: unused bits in the last character would allow several.
  if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== token) return null;
  const payload = bytes.subarray(0, bytes.length - MAC_BYTES);
  const mac = bytes.subarray(bytes.length - MAC_BYTES);
  const genuine = keyring.signing.some(({ key }) =>
    equalBytes(mac, hmac(key, purpose, '\0', payload)),
  );
  return genuine ? payload : null;
}
