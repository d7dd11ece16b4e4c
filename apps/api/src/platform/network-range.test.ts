import { expect, test } from 'vitest';
import { taggedNetworkOf } from './client-address.ts';
import { parseTaggedNetwork } from './network-range.ts';

test.each([
  ['203.0.113.0/24', '203.0.113.77'],
  ['2001:db8:1:2::/64', '2001:db8:1:2:3::4'],
  ['2001:DB8:1:2:0:0:0:0/64', '2001:db8:1:2::1'],
])('%s is the network that %s is tagged with', (range, address) => {
  expect(parseTaggedNetwork(range)).toBe(taggedNetworkOf(address));
});

test.each([
  ['an address', '203.0.113.7'],
  ['an address within one', '203.0.113.7/24'],
  ['an IPv6 address within one', '2001:db8:1:2::1/64'],
  ['a wider network', '203.0.0.0/16'],
  ['a narrower one', '203.0.113.0/25'],
  ['another IPv6 size', '2001:db8::/48'],
  ['an IPv4 network in IPv6', '::ffff:203.0.113.0/120'],
  ['a short spelling that means another network', '203.0.113/24'],
  ['an octal spelling', '0313.0.113.0/24'],
  ['no bits', '203.0.113.0/'],
  ['nothing', ''],
  ['text', '203.0.113.0/24; drop table signatures'],
  ['a zone', 'fe80::%eth0/64'],
])('%s is no network that anything is tagged with', (_what, text) => {
  expect(parseTaggedNetwork(text)).toBe(null);
});
