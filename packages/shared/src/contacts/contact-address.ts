import { accept, type Parsed } from '../parsed.ts';
import { parseEmailAddress } from './email-address.ts';

/** An address as it was typed, to write to, and in the form in which two of them are the same. */
export type ContactAddress = { address: string; normalised: string };

export function parseContactAddress(raw: string): Parsed<ContactAddress> {
  const parsed = parseEmailAddress(raw);
  if (!parsed.ok) return parsed;
  return accept({ address: parsed.address, normalised: parsed.normalised });
}
