import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { clientAddress, parseNetworks } from './client-address.ts';
import { clientHeaders, proofKeyFrom } from './client-proof.ts';

const proxies = parseNetworks(['10.0.0.0/8', 'fd00::/8']);

describe("the reader's address", () => {
  test('is the peer, whatever a stranger claims', () => {
    const peer = { remoteAddress: '203.0.113.9', forwardedFor: '198.51.100.1' };
    expect(clientAddress(peer, proxies)).toBe('203.0.113.9');
    expect(clientAddress(peer, [])).toBe('203.0.113.9');
  });

  test('behind our proxies is the rightmost that is not one of them', () => {
    const peer = { remoteAddress: '10.0.0.2', forwardedFor: '6.6.6.6, 198.51.100.1, 10.0.0.3' };
    expect(clientAddress(peer, proxies)).toBe('198.51.100.1');
  });

  test('is the last known hop when a claim is no address', () => {
    const peer = { remoteAddress: '10.0.0.2', forwardedFor: '198.51.100.1, nonsense' };
    expect(clientAddress(peer, proxies)).toBe('10.0.0.2');
  });

  test('is the proxy itself when it forwarded nothing', () => {
    expect(clientAddress({ remoteAddress: '10.0.0.2', forwardedFor: undefined }, proxies)).toBe(
      '10.0.0.2',
    );
  });

  test('is the same for an IPv4 peer on an IPv6 socket', () => {
    const peer = { remoteAddress: '::ffff:10.0.0.2', forwardedFor: '::ffff:198.51.100.1' };
    expect(clientAddress(peer, proxies)).toBe('198.51.100.1');
  });
});

test('the proof is an HMAC over second and address, under a key derived from the secret', () => {
  const secret = new Uint8Array(32).fill(7);
  const key = Buffer.from(
    hkdfSync('sha256', secret, new Uint8Array(), 'undersigned/client-address/v1', 32),
  );
  const mac = createHmac('sha256', key).update('1700000000|203.0.113.9').digest('base64url');
  expect(clientHeaders('203.0.113.9', proofKeyFrom(secret), 1_700_000_000_900)).toEqual({
    'x-undersigned-client': '203.0.113.9',
    'x-undersigned-proof': `1700000000.${mac}`,
  });
});
