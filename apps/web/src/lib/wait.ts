import { m } from '@undersigned/shared/generated/messages/messages.js';

const UNKNOWN_SECONDS = 120;

/** "two minutes": how long to wait, in words. */
export function waitText(seconds: number = UNKNOWN_SECONDS): string {
  return seconds < 60
    ? m.wait_seconds({ count: seconds })
    : m.wait_minutes({ count: Math.ceil(seconds / 60) });
}
