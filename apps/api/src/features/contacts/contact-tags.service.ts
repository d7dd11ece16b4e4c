import type { Keyring } from '../../platform/crypto.ts';
import { hmac } from '../../platform/crypto.ts';
import { taggedNetworkOf } from '../../platform/client-address.ts';

/** What staff may search by without the thing itself being stored: the domain of an address. */
export function domainTag(keyring: Keyring, normalisedAddress: string): Buffer {
  return tagOfDomain(keyring, domainOf(normalisedAddress));
}

export function tagOfDomain(keyring: Keyring, domain: string): Buffer {
  return hmac(keyring.tags, 'domain|', domain);
}

/** The network of a sender: an IPv4 /24 or an IPv6 /64. */
export function networkTag(keyring: Keyring, clientAddress: string): Buffer {
  return tagOfNetwork(keyring, taggedNetworkOf(clientAddress));
}

export function tagOfNetwork(keyring: Keyring, network: string): Buffer {
  return hmac(keyring.tags, 'network|', network);
}

export function domainOf(address: string): string {
  return address.slice(address.indexOf('@') + 1);
}

/** The first bytes of a tag, by which it is indexed, as digits: enough to tell two apart. */
export function tagName(tag: Buffer): string {
  return tag.toString('hex', 0, 8);
}
