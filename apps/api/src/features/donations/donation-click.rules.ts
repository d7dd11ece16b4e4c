import { parseSource } from '@undersigned/shared/signatures/source.ts';
import { networkOf } from '../../platform/client-address.ts';
import { hmac, type Keyring } from '../../platform/crypto.ts';
import { DIRECT_SOURCE } from '../integrity/count-changes.service.ts';

const TAG_BYTES = 16;

/**
 * Tells the same visitor from another one for a day, and cannot be traced back or followed into
 * the next day without the key: HMAC over the day, the network and the browser's name.
 */
export function visitorTag(keyring: Keyring, at: Date, address: string, agent: string): Buffer {
  const parts = ['donation-visitor', dayOf(at), networkOf(address, 'host'), agent];
  return hmac(keyring.tags, parts.join('|')).subarray(0, TAG_BYTES);
}

/** What a link does not name, or names badly, is nobody's source. */
export function sourceOf(raw: unknown): string {
  const parsed = parseSource(typeof raw === 'string' ? raw : '');
  return (parsed.ok && parsed.value) || DIRECT_SOURCE;
}

/** In UTC */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
