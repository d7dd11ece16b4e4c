import { createHash } from 'node:crypto';
import { NONCE_MAX_AGE_HOURS, NONCE_MIN_AGE_SECONDS } from '@undersigned/shared/limits.ts';
import { clock } from '../../platform/clock.ts';
import type { Keyring } from '../../platform/crypto.ts';
import { openToken, signToken } from '../../platform/signed-token.ts';
import { uuidBytes, uuidOf } from '../../platform/uuid.ts';
import type { SignatureRow } from './signature.act.ts';

/** confirm: the link in a confirmation mail. own: the lasting link in a thank-you mail. */
export type LinkPurpose = 'confirm' | 'own';

/** What a mailed link stands for: whose signature, under which petition, in which epoch. */
export type SignatureLink = { petitionNumber: number; contactId: string; epoch: number };

const LINK_BYTES = 4 + 16 + 4;
const NONCE_TIME_BYTES = 6;
const DIGEST_BYTES = 12;

/** Payload: petition number (4 bytes, big-endian), contact id (16), epoch (4). */
export function linkToken(keyring: Keyring, purpose: LinkPurpose, link: SignatureLink): string {
  return signToken(keyring, `signature/${purpose}`, linkBytes(link));
}

export function openLinkToken(
  keyring: Keyring,
  purpose: LinkPurpose,
  token: string,
): SignatureLink | null {
  const bytes = openToken(keyring, `signature/${purpose}`, token);
  if (bytes?.length !== LINK_BYTES) return null;
  return {
    petitionNumber: bytes.readUInt32BE(0),
    contactId: uuidOf(bytes.subarray(4, 20)),
    epoch: bytes.readUInt32BE(20),
  };
}

export type Nonce = { renderId: Buffer; shown: Buffer };

/**
 * Made for one render of the page behind a link: it proves when that was and what it showed.
 * Payload: milliseconds (6 bytes, big-endian), digest of what was shown (12).
 */
export function createNonce(keyring: Keyring, link: SignatureLink, row: SignatureRow): string {
  const time = Buffer.alloc(NONCE_TIME_BYTES);
  time.writeUIntBE(clock.now().getTime(), 0, NONCE_TIME_BYTES);
  return signToken(keyring, noncePurpose(link), Buffer.concat([time, digestOf(row)]));
}

/** The nonce, or why it cannot be taken: from 1 second to 24 hours after the render it may be used, repeatedly. */
export function openNonce(
  keyring: Keyring,
  link: SignatureLink,
  nonce: string,
): Nonce | 'NONCE_TOO_NEW' | 'NONCE_EXPIRED' | 'NONCE_INVALID' {
  const bytes = openToken(keyring, noncePurpose(link), nonce);
  if (bytes?.length !== NONCE_TIME_BYTES + DIGEST_BYTES) return 'NONCE_INVALID';
  const ageSeconds = (clock.now().getTime() - bytes.readUIntBE(0, NONCE_TIME_BYTES)) / 1000;
  if (ageSeconds < NONCE_MIN_AGE_SECONDS) return 'NONCE_TOO_NEW';
  if (ageSeconds > NONCE_MAX_AGE_HOURS * 3600) return 'NONCE_EXPIRED';
  return { renderId: Buffer.from(bytes), shown: bytes.subarray(NONCE_TIME_BYTES) };
}

/** Changes with every submission, since each seals its name anew. */
export function digestOf(row: SignatureRow): Buffer {
  const hash = createHash('sha256').update(row.sealedName).update('|').update(row.country);
  return hash.digest().subarray(0, DIGEST_BYTES);
}

function noncePurpose(link: SignatureLink): string {
  return `signature/nonce/${linkBytes(link).toString('hex')}`;
}

function linkBytes({ petitionNumber, contactId, epoch }: SignatureLink): Buffer {
  const bytes = Buffer.alloc(LINK_BYTES);
  bytes.writeUInt32BE(petitionNumber, 0);
  uuidBytes(contactId).copy(bytes, 4);
  bytes.writeUInt32BE(epoch, 20);
  return bytes;
}
