import words from 'naughty-words';

/** Given names that are words of a list in some language. */
const NAMES = new Set(['dick', 'randy', 'fanny', 'willy', 'gay', 'tit', 'pia', 'kuk']);

const OFFENSIVE = new Set(
  Object.values(words)
    .flat()
    .map((word) => word.toLocaleLowerCase('und'))
    .filter((word) => !NAMES.has(word)),
);

/** Whether a name may be shown: none of its words is on a list of offensive words of 28 languages. */
export function isFitToShow(displayName: string): boolean {
  const whole = displayName.toLocaleLowerCase('und').replace(/\s+\p{L}\p{M}*\.$/u, '');
  const parts = whole.split(/[\s\-–’'._]+/u).filter(Boolean);
  return ![whole, parts.join(''), ...parts].some((part) => OFFENSIVE.has(part));
}
