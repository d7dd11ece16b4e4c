import { REASON_MAX_CHARACTERS } from '../limits.ts';
import { accept, refuse, type Parsed } from '../parsed.ts';
import { hasUnseenCharacters } from '../unseen-characters.ts';

/** Why staff changed a count, in one line: it is published word for word. */
export function parseReason(raw: string): Parsed<string> {
  // Everything below costs time by length, so length is settled first; white space is generous.
  if (raw.length > REASON_MAX_CHARACTERS * 8) return refuse('TOO_LONG');
  if (hasUnseenCharacters(raw)) return refuse('FORBIDDEN_CHARACTER');
  const reason = raw.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (reason === '') return refuse('REQUIRED');
  return [...reason].length > REASON_MAX_CHARACTERS ? refuse('TOO_LONG') : accept(reason);
}
