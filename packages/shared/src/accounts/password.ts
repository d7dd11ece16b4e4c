import { PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from '../limits.ts';
import { accept, refuse, type Parsed } from '../parsed.ts';

/** A short one is merely wrong: how long passwords must be matters where they are set. */
export function parsePassword(raw: string): Parsed<string> {
  if (raw === '') return refuse('REQUIRED');
  return raw.length > PASSWORD_MAX_CHARACTERS ? refuse('TOO_LONG') : accept(raw);
}

export function parseNewPassword(raw: string): Parsed<string> {
  const parsed = parsePassword(raw);
  return parsed.ok && raw.length < PASSWORD_MIN_CHARACTERS ? refuse('TOO_SHORT') : parsed;
}
