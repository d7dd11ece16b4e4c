import ipaddr from 'ipaddr.js';

type Peer = { remoteAddress: string | undefined; forwardedFor: string | undefined };
export type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

export function parseNetworks(ranges: string[]): Network[] {
  return ranges.map((range) => ipaddr.parseCIDR(range));
}

/** The nearest address that is not a proxy of ours. What stands before it, anybody may have written. */
export function clientAddress({ remoteAddress, forwardedFor }: Peer, trusted: Network[]): string {
  let client = normalise(remoteAddress ?? '') ?? 'unknown';
  for (const hop of (forwardedFor ?? '').split(',').reverse()) {
    if (!isTrusted(client, trusted)) break;
    const before = normalise(hop.trim());
    if (!before) break;
    client = before;
  }
  return client;
}

export function isTrusted(address: string, trusted: Network[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  return trusted.some(([network, bits]) => ip.kind() === network.kind() && ip.match(network, bits));
}

function normalise(text: string): string | null {
  return ipaddr.isValid(text) ? ipaddr.process(text).toString() : null;
}
