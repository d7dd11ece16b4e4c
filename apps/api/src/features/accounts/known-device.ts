import { randomBytes } from 'node:crypto';
import { equalBytes, hmac, type Keyring } from '../../platform/crypto.ts';
import { openToken, signToken } from '../../platform/signed-token.ts';

const PURPOSE = 'known-device/v1';
const TAG_BYTES = 16;
const MAX_AGE_DAYS = 365;

const DEVICE_COOKIE = 'undersigned.device';
const NAME = new RegExp(`^(?:__Host-)?${DEVICE_COOKIE}=`);

/** A cookie that says: somebody has signed in to this account with this browser. It opens nothing. */
export function deviceCookie(keyring: Keyring, email: string, isSecure: boolean): string {
  const token = signToken(
    keyring,
    PURPOSE,
    Buffer.concat([accountTag(keyring, email), randomBytes(12)]),
  );
  const attributes = `Max-Age=${MAX_AGE_DAYS * 86_400}; Path=/; HttpOnly; SameSite=Lax`;
  const cookie = `${DEVICE_COOKIE}=${token}; ${attributes}`;
  return isSecure ? `__Host-${cookie}; Secure` : cookie;
}

/** The device's name in the limits, if its cookie was given for this very account. */
export function knownDevice(
  keyring: Keyring,
  cookies: string | undefined,
  email: string,
): string | null {
  const token = cookies
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => NAME.test(pair))
    ?.replace(NAME, '');
  const payload = token ? openToken(keyring, PURPOSE, token) : null;
  if (!payload || !equalBytes(payload.subarray(0, TAG_BYTES), accountTag(keyring, email))) {
    return null;
  }
  return payload.toString('base64url');
}

function accountTag(keyring: Keyring, email: string): Buffer {
  return hmac(keyring.tags, 'account\0', email).subarray(0, TAG_BYTES);
}
