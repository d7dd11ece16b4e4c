import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { clientAddress, networkOf, taggedNetworkOf } from './client-address.ts';
import { clock } from './clock.ts';
import { createKeyring, hmac } from './crypto.ts';

const secret = { id: 'a', bytes: randomBytes(32) };
const keyring = createKeyring([secret], randomBytes(32));
const ask = (
  remoteAddress: string,
  headers: Record<string, string> = {},
  trustedProxies: string[] = [],
) => clientAddress({ remoteAddress, headers }, { keyring, trustedProxies });

describe('the client address', () => {
  test.each([
    ['is the peer', '192.0.2.1', undefined, [], '192.0.2.1'],
    ['is the peer, whatever it claims', '192.0.2.1', '6.6.6.6', [], '192.0.2.1'],
    ['comes from a trusted proxy', '10.0.0.2', '192.0.2.1', ['10.0.0.0/8'], '192.0.2.1'],
    [
      'is the nearest that is no proxy',
      '10.0.0.2',
      '6.6.6.6, 192.0.2.1, 10.0.0.3',
      ['10.0.0.0/8'],
      '192.0.2.1',
    ],
    ['is the proxy when it named nobody', '10.0.0.2', undefined, ['10.0.0.0/8'], '10.0.0.2'],
    [
      'does not go past what is no address',
      '10.0.0.2',
      '6.6.6.6, nonsense, 10.0.0.3',
      ['10.0.0.0/8'],
      '10.0.0.3',
    ],
    ['is one, mapped or not', '::ffff:192.0.2.1', undefined, [], '192.0.2.1'],
    ['matches an IPv6 proxy', '2001:db8::9', '2001:db8:1::5', ['2001:db8::/48'], '2001:db8:1::5'],
  ])('%s', (_what, peer, forwarded, proxies, expected) => {
    expect(ask(peer, forwarded ? { 'x-forwarded-for': forwarded } : {}, proxies)).toBe(expected);
  });

  const prove = (address: string, seconds: number) =>
    `${seconds}.${hmac(keyring.clientProof[0]!, `${seconds}|${address}`).toString('base64url')}`;
  const now = () => Math.floor(clock.now().getTime() / 1000);

  test('is what our own web process names with a proof', () => {
    const headers = {
      'x-undersigned-client': '192.0.2.9',
      'x-undersigned-proof': prove('192.0.2.9', now()),
    };
    expect(ask('127.0.0.1', headers)).toBe('192.0.2.9');
  });

  test.each([
    ['for another address', () => prove('192.0.2.8', now())],
    ['that is old', () => prove('192.0.2.9', now() - 3600)],
    ['without a time', () => '.abc'],
    ['that is empty', () => ''],
  ])('is not what a proof %s names', (_what, proof) => {
    const headers = { 'x-undersigned-client': '192.0.2.9', 'x-undersigned-proof': proof() };
    expect(ask('127.0.0.1', headers)).toBe('127.0.0.1');
  });
});

test.each([
  ['192.0.2.77', 'host', '192.0.2.77/32'],
  ['192.0.2.77', 'site', '192.0.2.0/24'],
  ['2001:db8:1:2:3::4', 'host', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:3::4', 'site', '2001:db8:1::/48'],
  ['nonsense', 'host', 'unknown'],
] as const)('%s belongs, as a %s, to %s', (address, size, network) => {
  expect(networkOf(address, size)).toBe(network);
});

test('tags go by /24 and /64', () => {
  expect(taggedNetworkOf('192.0.2.77')).toBe('192.0.2.0/24');
  expect(taggedNetworkOf('2001:db8:1:2:3::4')).toBe('2001:db8:1:2::/64');
});
