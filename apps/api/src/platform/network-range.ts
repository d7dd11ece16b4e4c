import ipaddr from 'ipaddr.js';
import { taggedNetworkOf } from './client-address.ts';

const TAGGED_BITS = { ipv4: 24, ipv6: 64 };

/**
 * A network as signatures are tagged with it: an IPv4 /24 or an IPv6 /64. Null for anything else, also
 * for an address within one: nobody should touch 256 neighbours by naming a single house.
 */
export function parseTaggedNetwork(text: string): string | null {
  if (!ipaddr.isValidCIDR(text)) return null;
  const [address, bits] = ipaddr.parseCIDR(text);
  if (bits !== TAGGED_BITS[address.kind()]) return null;
  // The library also reads octal and short spellings, which mean another network to most people.
  const isPlain = ipaddr.IPv4.isValidFourPartDecimal(text.slice(0, text.indexOf('/')));
  if (address.kind() === 'ipv4' && !isPlain) return null;
  const network = taggedNetworkOf(address.toString());
  return network === `${address.toString()}/${bits}` ? network : null;
}
