import { m } from '#lib/paraglide/messages.js';

const UNKNOWN_SECONDS = 120;

/** "two minutes": how long to wait, in words. */
export function waitText(seconds: number = UNKNOWN_SECONDS): string {
  if (seconds === 1) return m.wait_second();
  if (seconds < 60) return m.wait_seconds({ count: seconds });
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? m.wait_minute() : m.wait_minutes({ count: minutes });
}
