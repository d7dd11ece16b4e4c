const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * How a signer is shown who chose to be: the first word of the name and the initial of the last,
 * "Suzie E."; of a name of one word that word.
 */
export function displayName(name: string): string {
  const words = name.trim().split(/\s+/u);
  const [first = ''] = words;
  const last = words.length > 1 ? words.at(-1)! : '';
  const initial = [...graphemes.segment(last)].find(({ segment }) => /\p{L}/u.test(segment));
  return initial ? `${first} ${initial.segment.toLocaleUpperCase('und')}.` : first;
}
