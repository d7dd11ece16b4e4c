import type { Command } from './command.ts';

type Searched = Pick<Command, 'group' | 'label' | 'about' | 'words'>;

/** As many as are listed below the field: whoever sees more types another letter. */
export const FOUND_AT_MOST = 12;

/**
 * Those that have every word that was typed, each as the beginning of one of theirs, or from three letters
 * on within one, the best first: whole words before beginnings, labels before other languages and those before titles. Without anything
 * typed, all in their own order.
 */
export function findCommands<C extends Searched>(commands: C[], typed: string): C[] {
  const asked = wordsOf(typed);
  if (asked.length === 0) return commands;
  const found = commands.flatMap((command) => {
    const score = scoreOf(command, asked);
    return score === null ? [] : [{ command, score }];
  });
  // The sort is stable: what is equally good stays in the order of the list.
  return found.toSorted((one, other) => other.score - one.score).map(({ command }) => command);
}

function scoreOf({ group, label, about = '', words }: Searched, asked: string[]): number | null {
  const own = wordsOf(label);
  const others = wordsOf(words);
  const petition = wordsOf(about);
  // A petition's title alone means its pages: it has hundreds of filters.
  const isNamed = asked.some((word) => fit(own, word) > 0 || fit(others, word) > 0);
  if (group === 'filter' && !isNamed) return null;
  let score = 0;
  for (const word of asked) {
    const best = Math.max(3 * fit(own, word), 2 * fit(others, word), fit(petition, word));
    if (best === 0) return null;
    score += best;
  }
  // Of two labels that fit as well, the one with fewer other words is meant.
  return score - own.length / 100;
}

function fit(words: string[], asked: string): number {
  if (words.includes(asked)) return 3;
  if (words.some((word) => word.startsWith(asked))) return 2;
  return asked.length > 2 && words.some((word) => word.includes(asked)) ? 1 : 0;
}

/** Without capitals, accents and apostrophes: "Кот д’Івуар" is found by "кот дівуар". */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replaceAll(/[\p{M}'’ʼ]/gu, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
