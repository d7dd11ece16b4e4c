import { m } from '@undersigned/shared/generated/messages/messages.js';

/** "Firefox on Linux", as the session kept it, in the page's words. */
export function deviceName(device: string | null | undefined): string {
  const [browser, system] = device?.split(' on ') ?? [];
  if (!browser) return m.session_unknown();
  return system ? m.session_on({ browser, system }) : browser;
}
