import type { Keyring } from '../../platform/crypto.ts';
import { hmac } from '../../platform/crypto.ts';
import { taggedNetworkOf } from '../../platform/client-address.ts';

/** What staff may search by without the thing itself being stored: the domain of an address. */
export function domainTag(keyring: Keyring, normalisedAddress: string): Buffer {
  return hmac(keyring.tags, 'domain|', normalisedAddress.slice(normalisedAddress.indexOf('@') + 1));
}

/** The network of a sender: an IPv4 /24 or an IPv6 /64. */
export function networkTag(keyring: Keyring, clientAddress: string): Buffer {
  return hmac(keyring.tags, 'network|', taggedNetworkOf(clientAddress));
}
