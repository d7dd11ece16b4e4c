import { m } from '../generated/messages/messages.js';
import type { Locale } from '../locales.ts';

/** "Firefox on Linux", as the session kept it, in words for a page as for a mail. */
export function deviceWords(device: string | null | undefined, locale: Locale): string {
  const says = { locale };
  const [browser, system] = device?.split(' on ') ?? [];
  if (!browser) return m.session_unknown({}, says);
  return system ? m.session_on({ browser, system }, says) : browser;
}
