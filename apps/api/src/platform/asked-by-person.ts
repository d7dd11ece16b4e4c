import type { IncomingHttpHeaders } from 'node:http';
import { isbot } from 'isbot';

const SPECULATION_HEADERS = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** Whether somebody's browser asks, and not a program that looks ahead or around. */
export function isAskedByPerson(method: string, headers: IncomingHttpHeaders): boolean {
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
