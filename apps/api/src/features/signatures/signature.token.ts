import { createHash } from 'node:crypto';
import {
  NONCE_MAX_AGE_HOURS,
  NONCE_MIN_AGE_SECONDS,
  REQUESTED_LINK_TTL_HOURS,
} from '@undersigned/shared/limits.ts';
import { clock } from '../../platform/clock.ts';
import type { Keyring } from '../../platform/crypto.ts';
import { openToken, signToken } from '../../platform/signed-token.ts';
import { uuidBytes, uuidOf } from '../../platform/uuid.ts';
import type { SignatureRow } from './signature.act.ts';

/**
 * confirm: the link in a confirmation mail. own: the lasting link in a thank-you mail, which may be
 * forwarded. manage: the link that is mailed on request, and is good for an hour.
 */
export type LinkPurpose = 'confirm' | 'own' | 'manage';

/** What a mailed link stands for: whose signature, under which petition, in which epoch. */
export type SignatureLink = { petitionNumber: number; contactId: string; epoch: number };

const LINK_BYTES = 4 + 16 + 4;
const EMPTY = Buffer.alloc(0);
const MANAGE_MS = REQUESTED_LINK_TTL_HOURS * 3_600_000;
const TIME_BYTES = 6;
const DIGEST_BYTES = 12;

/**
 * Payload: petition number (4 bytes, big-endian), contact id (16), epoch (4); of a link for an hour
 * also the milliseconds at which it ends (6).
 */
export function linkToken(keyring: Keyring, purpose: LinkPurpose, link: SignatureLink): string {
  const end = purpose === 'manage' ? timeBytes(clock.now().getTime() + MANAGE_MS) : EMPTY;
  return signToken(keyring, `signature/${purpose}`, Buffer.concat([linkBytes(link), end]));
}

export function openLinkToken(
  keyring: Keyring,
  purpose: LinkPurpose,
  token: string,
): (SignatureLink & { hasEnded: boolean }) | null {
  const bytes = openToken(keyring, `signature/${purpose}`, token);
  if (bytes?.length !== LINK_BYTES + (purpose === 'manage' ? TIME_BYTES : 0)) return null;
  return {
    petitionNumber: bytes.readUInt32BE(0),
    contactId: uuidOf(bytes.subarray(4, 20)),
    epoch: bytes.readUInt32BE(20),
    hasEnded:
      purpose === 'manage' && bytes.readUIntBE(LINK_BYTES, TIME_BYTES) < clock.now().getTime(),
  };
}

export type Nonce = { renderId: Buffer; shown: Buffer };

/**
 * Made for one render of the page behind a link: it proves when that was and what it showed.
 * Payload: milliseconds (6 bytes, big-endian), digest of what was shown (12).
 */
export function createNonce(keyring: Keyring, link: SignatureLink, row: SignatureRow): string {
  const time = timeBytes(clock.now().getTime());
  return signToken(keyring, noncePurpose(link), Buffer.concat([time, digestOf(row)]));
}

/** The nonce, or why it cannot be taken: from 1 second to 24 hours after the render it may be used, repeatedly. */
export function openNonce(
  keyring: Keyring,
  link: SignatureLink,
  nonce: string,
): Nonce | 'NONCE_TOO_NEW' | 'NONCE_EXPIRED' | 'NONCE_INVALID' {
  const bytes = openToken(keyring, noncePurpose(link), nonce);
  if (bytes?.length !== TIME_BYTES + DIGEST_BYTES) return 'NONCE_INVALID';
  const ageSeconds = (clock.now().getTime() - bytes.readUIntBE(0, TIME_BYTES)) / 1000;
  if (ageSeconds < NONCE_MIN_AGE_SECONDS) return 'NONCE_TOO_NEW';
  if (ageSeconds > NONCE_MAX_AGE_HOURS * 3600) return 'NONCE_EXPIRED';
  return { renderId: Buffer.from(bytes), shown: bytes.subarray(TIME_BYTES) };
}

/** Changes with every submission, since each seals its name anew. */
export function digestOf(row: SignatureRow): Buffer {
  const hash = createHash('sha256')
    .update(row.sealedName ?? EMPTY)
    .update('|')
    .update(row.country);
  return hash.digest().subarray(0, DIGEST_BYTES);
}

function timeBytes(milliseconds: number): Buffer {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(milliseconds, 0, TIME_BYTES);
  return time;
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
