import { isIP } from 'node:net';
import * as v from 'valibot';

/** A comma-separated list such as `10.0.0.0/8, ::1`; a bare address is a network of one. */
export const networks = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((part) => part.trim())),
  v.transform((parts) => parts.filter((part) => part !== '')),
  v.check(
    (parts) => parts.every(isNetwork),
    'must be networks such as 10.0.0.0/8 or ::1/128, separated by commas',
  ),
  v.transform((parts) => parts.map(withLength)),
);

function isNetwork(text: string): boolean {
  const [address = '', length, ...more] = text.split('/');
  const widest = isIP(address) === 4 ? 32 : 128;
  if (!isIP(address) || address.includes('%') || more.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= widest);
}

function withLength(text: string): string {
  if (text.includes('/')) return text;
  return `${text}/${isIP(text) === 4 ? 32 : 128}`;
}
