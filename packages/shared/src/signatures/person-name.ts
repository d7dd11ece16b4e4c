import { NAME_MAX_BYTES, NAME_MAX_GRAPHEMES, NAME_MAX_MARKS_PER_BASE } from '../limits.ts';
import { accept, refuse, type Parsed } from '../parsed.ts';
import { hasUnseenCharacters } from '../unseen-characters.ts';
import { containsWebAddress } from './web-address.ts';

export function parsePersonName(raw: string): Parsed<string> {
  // Everything below costs time by length, so length is settled first.
  if (raw.length > NAME_MAX_BYTES) return refuse('NAME_TOO_LONG');
  const composed = raw.normalize('NFC');
  if (hasUnseenCharacters(composed)) return refuse('NAME_FORBIDDEN_CHARACTER');
  const name = composed.replace(/\s+/gu, ' ').trim();
  if (name === '') return refuse('REQUIRED');
  if (isTooLong(name)) return refuse('NAME_TOO_LONG');
  if (hasTooManyMarks(raw)) return refuse('NAME_TOO_MANY_MARKS');
  if (containsWebAddress(name)) return refuse('NAME_WEB_ADDRESS');
  if (!/\p{L}/u.test(name)) return refuse('NAME_WITHOUT_LETTER');
  return accept(name);
}

function isTooLong(name: string): boolean {
  // No text has more graphemes than code units, nor more than three bytes a unit.
  if (name.length <= NAME_MAX_GRAPHEMES) return false;
  if (new TextEncoder().encode(name).length > NAME_MAX_BYTES) return true;
  const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(name);
  return [...graphemes].length > NAME_MAX_GRAPHEMES;
}

const TOO_MANY_MARKS = new RegExp(`\\p{M}{${NAME_MAX_MARKS_PER_BASE + 1}}`, 'u');

// Counted decomposed, for one accent more or less must not depend on how it was typed; and
// without joiners, for a joiner between marks would start the count anew.
function hasTooManyMarks(raw: string): boolean {
  return TOO_MANY_MARKS.test(raw.normalize('NFD').replace(/[\u200C\u200D]/gu, ''));
}
