import { SLUG_MAX_CHARACTERS } from './limits.ts';
import { accept, refuse, type Parsed } from './parsed.ts';

/** Refuses only what no database may be asked for; any other unknown slug is simply not found. */
export function parseSlug(raw: string): Parsed<string> {
  if (raw === '') return refuse('REQUIRED');
  const fits = raw.length <= SLUG_MAX_CHARACTERS && !/\p{C}/u.test(raw);
  return fits ? accept(raw) : refuse('SLUG_INVALID');
}
