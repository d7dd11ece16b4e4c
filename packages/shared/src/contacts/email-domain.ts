import { accept, refuse, type Parsed } from '../parsed.ts';
import { parseEmailAddress } from './email-address.ts';

/** What stands behind the @, with or without it, in the form in which two of them are the same. */
export function parseEmailDomain(raw: string): Parsed<string> {
  const parsed = parseEmailAddress(`somebody@${raw.trim().replace(/^@/, '')}`);
  if (!parsed.ok) return refuse('DOMAIN_INVALID');
  return accept(parsed.normalised.slice(parsed.normalised.indexOf('@') + 1));
}
