import { parseEmailAddress } from '../contacts/email-address.ts';
import type { Parsed } from '../parsed.ts';

export function parseAccountEmail(raw: string): Parsed<string> {
  const parsed = parseEmailAddress(raw);
  return parsed.ok ? { ok: true, value: parsed.normalised } : parsed;
}
