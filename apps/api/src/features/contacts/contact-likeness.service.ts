import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import { hmac, type Keyring } from '../../platform/crypto.ts';
import { uuidOf } from '../../platform/uuid.ts';
import { domainOf } from './contact-tags.service.ts';
import { looseAddress } from './loose-address.rules.ts';

/** By which mailboxes with many spellings are known again; null where each address is its own. */
export function looseIdOf(keyring: Keyring, normalisedAddress: string): string | null {
  const loose = looseAddress(normalisedAddress);
  return loose && uuidOf(hmac(keyring.blindIndex, 'loose|', loose).subarray(0, 16));
}

// The library makes a new set for each question.
const disposable = disposableEmailBlocklistSet();

/** Whether the domain, or one that it lies under, gives addresses to anybody for an hour. Lists are wrong at times. */
export function isDisposable(normalisedAddress: string): boolean {
  const labels = domainOf(normalisedAddress).split('.');
  return labels.some((_, i) => i < labels.length - 1 && disposable.has(labels.slice(i).join('.')));
}
