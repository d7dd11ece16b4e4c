import type { IncomingHttpHeaders } from 'node:http';
import { parseSource } from '@undersigned/shared/signatures/source.ts';
import { isbot } from 'isbot';
import { networkOf } from '../../platform/client-address.ts';
import { hmac, type Keyring } from '../../platform/crypto.ts';
import { DIRECT_SOURCE } from '../integrity/count-changes.service.ts';

const TAG_BYTES = 16;
const SPECULATION_HEADERS = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** Whether somebody follows a link, and not a program that looks ahead or around. */
export function isFollowedByPerson(method: string, headers: IncomingHttpHeaders): boolean {
  if (method !== 'GET') return false;
  const speculates = SPECULATION_HEADERS.some((name) =>
    /prefetch|prerender|preview/i.test(String(headers[name] ?? '')),
  );
  const agent = headers['user-agent'] ?? '';
  // A browser says of a press or a key that a person did it, and lets no page say so (Fetch
  // Metadata, Sec-Fetch-User): then one without a window of its own is a browser as well.
  const isPressed = headers['sec-fetch-user'] === '?1';
  const browser = isPressed ? agent.replace('Headless', '') : agent;
  return !speculates && browser !== '' && !isbot(browser);
}

/**
 * Tells the same visitor from another one for a day, and cannot be traced back or followed into
 * the next day without the key: HMAC over the day, the network and the browser's name.
 */
export function visitorTag(keyring: Keyring, at: Date, address: string, agent: string): Buffer {
  const parts = ['donation-visitor', dayOf(at), networkOf(address, 'host'), agent];
  return hmac(keyring.tags, parts.join('|')).subarray(0, TAG_BYTES);
}

/** What a link does not name, or names badly, is nobody's source. */
export function sourceOf(raw: unknown): string {
  const parsed = parseSource(typeof raw === 'string' ? raw : '');
  return (parsed.ok && parsed.value) || DIRECT_SOURCE;
}

/** In UTC */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
