import type { IncomingHttpHeaders } from 'node:http';
import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';
import { clock } from './clock.ts';
import { equalBytes, hmac, type Keyring } from './crypto.ts';

const CLIENT_HEADER = 'x-undersigned-client';
const PROOF_HEADER = 'x-undersigned-proof';
const PROOF_MAX_AGE_SECONDS = 60;

type Peer = { remoteAddress: string | undefined; headers: IncomingHttpHeaders };
type Trust = { keyring: Keyring; trustedProxies: string[] };

/**
 * Who is asking: the address that our own web process names with a proof, else the nearest
 * address in X-Forwarded-For that is not a trusted proxy, else the peer. Never a bare claim.
 */
export function clientAddress(peer: Peer, trust: Trust): string {
  const named = provenAddress(peer.headers, trust.keyring);
  if (named) return named;
  const chain = [...forwardedFor(peer.headers), peer.remoteAddress ?? ''];
  for (let i = chain.length - 1; i >= 0; i -= 1) {
    const address = normaliseAddress(chain[i]!);
    // An entry that is no address was put there by a stranger: stop at the last one that we know.
    if (!address) return normaliseAddress(chain[i + 1] ?? '') ?? 'unknown';
    if (i === 0 || !isWithin(address, trust.trustedProxies)) return address;
  }
  return 'unknown';
}

/** The network that limits and tags go by: the IPv4 address's /24 or /32, the IPv6 /48 or /64. */
export function networkOf(address: string, size: 'host' | 'site'): string {
  const parsed = normaliseAddress(address);
  if (!parsed) return 'unknown';
  if (isIPv4(parsed)) {
    return size === 'host' ? `${parsed}/32` : `${parsed.slice(0, parsed.lastIndexOf('.'))}.0/24`;
  }
  const ip = ipaddr.parse(parsed);
  const prefix = size === 'host' ? 64 : 48;
  const bytes = ip.toByteArray().map((byte, i) => byte & maskByte(prefix - i * 8));
  return `${ipaddr.fromByteArray(bytes).toString()}/${prefix}`;
}

/** The /24 or /64 under which staff may look for signatures. */
export function taggedNetworkOf(address: string): string {
  return networkOf(address, address.includes(':') ? 'host' : 'site');
}

function maskByte(bits: number): number {
  if (bits >= 8) return 0xff;
  return bits <= 0 ? 0 : (0xff << (8 - bits)) & 0xff;
}

/** Whether a request comes from our own web process. */
export function isOurOwn(headers: IncomingHttpHeaders, keyring: Keyring): boolean {
  return provenAddress(headers, keyring) !== null;
}

function provenAddress(headers: IncomingHttpHeaders, keyring: Keyring): string | null {
  const address = headers[CLIENT_HEADER];
  const proof = headers[PROOF_HEADER];
  if (typeof address !== 'string' || typeof proof !== 'string') return null;
  const [seconds = '', mac = ''] = proof.split('.');
  const age = Math.abs(clock.now().getTime() / 1000 - Number(seconds));
  if (!(age <= PROOF_MAX_AGE_SECONDS)) return null;
  const given = Buffer.from(mac, 'base64url');
  const genuine = keyring.clientProof.some((key) =>
    equalBytes(given, hmac(key, `${seconds}|${address}`)),
  );
  return genuine ? normaliseAddress(address) : null;
}

function forwardedFor(headers: IncomingHttpHeaders): string[] {
  const header = headers['x-forwarded-for'];
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

function isWithin(address: string, ranges: string[]): boolean {
  const ip = ipaddr.parse(address);
  return ranges.some((range) => {
    const [network, bits] = ipaddr.parseCIDR(range);
    return ip.kind() === network.kind() && ip.match(network, bits);
  });
}

function normaliseAddress(text: string): string | null {
  // Most are, and this form has one spelling.
  if (isIPv4(text)) return text;
  if (!ipaddr.isValid(text)) return null;
  return ipaddr.process(text).toString();
}
