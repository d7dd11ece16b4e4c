import { randomBytes } from 'node:crypto';
import { equalBytes, hmac, type Keyring } from '../../platform/crypto.ts';
import type { Db } from '../../platform/db.ts';
import { openToken, signToken } from '../../platform/signed-token.ts';
import { findBrowserStamp } from './browser-stamp.service.ts';

const PURPOSE = 'known-device/v2';
const TAG_BYTES = 16;
const MAX_AGE_DAYS = 365;

const DEVICE_COOKIE = 'undersigned.device';
const NAME = new RegExp(`^(?:__Host-)?${DEVICE_COOKIE}=`);

/** `stamp` is the account's, by which it knows browsers: with another one older cookies say nothing. */
export type Stamped = { email: string; stamp: string };

/** A cookie that says: somebody has signed in to this account with this browser. It opens nothing. */
export function deviceCookie(keyring: Keyring, account: Stamped, isSecure: boolean): string {
  const token = signToken(
    keyring,
    PURPOSE,
    Buffer.concat([accountTag(keyring, account), randomBytes(12)]),
  );
  const attributes = `Max-Age=${MAX_AGE_DAYS * 86_400}; Path=/; HttpOnly; SameSite=Lax`;
  const cookie = `${DEVICE_COOKIE}=${token}; ${attributes}`;
  return isSecure ? `__Host-${cookie}; Secure` : cookie;
}

/** The device's name in the limits, if its cookie was given for this very account and holds still. */
export function knownDevice(
  keyring: Keyring,
  cookies: string | undefined,
  account: Stamped,
): string | null {
  const payload = openCookie(keyring, cookies);
  return payload && isOf(payload, accountTag(keyring, account))
    ? payload.toString('base64url')
    : null;
}

/** The same of an address that somebody typed. The database is asked only about a cookie that is ours. */
export async function findKnownDevice(
  { db, keyring }: { db: Db; keyring: Keyring },
  cookies: string | undefined,
  email: string,
): Promise<string | null> {
  if (!openCookie(keyring, cookies)) return null;
  const stamp = await findBrowserStamp(db, email);
  return stamp === null ? null : knownDevice(keyring, cookies, { email, stamp });
}

function openCookie(keyring: Keyring, cookies: string | undefined): Buffer | null {
  const token = cookies
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => NAME.test(pair))
    ?.replace(NAME, '');
  return token ? openToken(keyring, PURPOSE, token) : null;
}

const isOf = (payload: Buffer, tag: Buffer) => equalBytes(payload.subarray(0, TAG_BYTES), tag);

function accountTag(keyring: Keyring, { email, stamp }: Stamped): Buffer {
  return hmac(keyring.tags, 'account\0', email, '\0', stamp).subarray(0, TAG_BYTES);
}
