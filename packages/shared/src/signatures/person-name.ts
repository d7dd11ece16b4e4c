import { NAME_MAX_BYTES, NAME_MAX_GRAPHEMES, NAME_MAX_MARKS_PER_BASE } from '../limits.ts';
import { accept, refuse, type Parsed } from '../parsed.ts';
import { containsWebAddress } from './web-address.ts';

export function parsePersonName(raw: string): Parsed<string> {
  // Everything below costs time by length, so length is settled first.
  if (raw.length > NAME_MAX_BYTES) return refuse('NAME_TOO_LONG');
  const composed = raw.normalize('NFC');
  if (FORBIDDEN.test(withoutRightfulInvisibles(composed))) {
    return refuse('NAME_FORBIDDEN_CHARACTER');
  }
  const name = composed.replace(/\s+/gu, ' ').trim();
  if (name === '') return refuse('REQUIRED');
  if (isTooLong(name)) return refuse('NAME_TOO_LONG');
  if (hasTooManyMarks(raw)) return refuse('NAME_TOO_MANY_MARKS');
  if (containsWebAddress(name)) return refuse('NAME_WEB_ADDRESS');
  if (!/\p{L}/u.test(name)) return refuse('NAME_WITHOUT_LETTER');
  return accept(name);
}

// Controls (but white space), formats, lone surrogates, private use, unassigned; whatever draws
// nothing; the blank Braille cell, and the two signs that stand for lost text; Egyptian blanks, which
// Unicode counts as letters, so that a name of them would be none.
const FORBIDDEN =
  /(?![\t\n\r])\p{C}|\p{Default_Ignorable_Code_Point}|[\u2800\uFFFC\uFFFD\u{13441}\u{13442}]/u;

// In this order: joiners inside words (Persian, Hindi), the older spelling of Malayalam's final
// consonants, the exact form of a Han character in a Japanese name, Mongolian forms, emoji.
const RIGHTFUL_INVISIBLES = [
  /([\p{L}\p{M}])[\u200C\u200D](?=[\p{L}\p{M}])/gu,
  /(\u0D4D)\u200D/gu,
  /(\p{Script=Han})[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu,
  /(\p{Script=Mongolian})[\u180B-\u180D\u180F]/gu,
  /(\p{Extended_Pictographic})[\uFE0E\uFE0F]/gu,
];

function withoutRightfulInvisibles(text: string): string {
  return RIGHTFUL_INVISIBLES.reduce((rest, rightful) => rest.replace(rightful, '$1'), text);
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
