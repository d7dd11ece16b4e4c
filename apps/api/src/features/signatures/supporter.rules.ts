import { isMadeAsNamesAre } from './supporter.letters.ts';
import { isOffensive, isOffensiveTogether } from './supporter.words.ts';

/** Of a name as it is shown; longer ones are mostly no names, and would fill the list. */
const MOST_GRAPHEMES = 40;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Whether a name may be shown: it is made as names are, so that no word hides behind a sign, and none
 * of its words is offensive or looks as one that is.
 */
export function isFitToShow(displayName: string): boolean {
  const name = displayName.trim().normalize('NFC');
  if ([...graphemes.segment(name)].length > MOST_GRAPHEMES) return false;
  const words = name.split(/\s+/u);
  return words.every(isMadeAsNamesAre) && !isOffensiveInAnyPart(words);
}

function isOffensiveInAnyPart(words: string[]): boolean {
  const whole = words.join(' ').replace(/,$/u, '');
  const parts = whole.split(/[\s\-–’'‘ʻʼʔ׳・·་.,]+/u).filter(Boolean);
  const withoutInitial = whole.replace(/\s+\p{L}\p{M}*\.$/u, '');
  if ([withoutInitial, ...parts].some(isOffensive)) return true;
  return parts.length > 1 && isOffensiveTogether(parts.join(''));
}
