import { createHmac, hkdfSync } from 'node:crypto';

/** Names the reader's address to the API, with a proof that only a holder of the key can make. */
export function clientHeaders(client: string, proofKey: Uint8Array, now = Date.now()) {
  const seconds = Math.floor(now / 1000);
  const mac = createHmac('sha256', proofKey).update(`${seconds}|${client}`).digest('base64url');
  return { 'x-undersigned-client': client, 'x-undersigned-proof': `${seconds}.${mac}` };
}

export function proofKeyFrom(secret: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'undersigned/client-address/v1', 32));
}
