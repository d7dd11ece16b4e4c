import { POSTCODE_MAX_CHARACTERS } from '../limits.ts';
import { accept, refuse, type Parsed } from '../parsed.ts';

export function parsePostcode(raw: string): Parsed<string | null> {
  if (raw.length > 4 * POSTCODE_MAX_CHARACTERS) return refuse('POSTCODE_INVALID');
  // Compatible forms: a Japanese keyboard writes its digits full-width.
  const postcode = raw.normalize('NFKC').trim().replace(/\s+/gu, ' ').toUpperCase();
  if (postcode === '') return accept(null);
  const fits = postcode.length <= POSTCODE_MAX_CHARACTERS && /^[A-Z0-9][A-Z0-9 -]*$/.test(postcode);
  return fits ? accept(postcode) : refuse('POSTCODE_INVALID');
}
