import { SLUG_MAX_CHARACTERS } from '@undersigned/shared/limits.ts';
import type { Block } from './article.entity.ts';

const WORDS_A_MINUTE = 230;
const READ_KINDS = ['PARAGRAPH', 'HEADING', 'QUOTE'];

/** A headline in the small Latin letters, digits and hyphens of an address; may be left with nothing. */
export function slugFrom(headline: string): string {
  const words = [...headline.normalize('NFKD')]
    .map((letter) => LETTERS[letter] ?? letter)
    .join('')
    .toLowerCase()
    .replaceAll(/[\p{M}'’‘]/gu, '')
    .match(/[a-z0-9]+/g);
  return cutAtWord((words ?? []).join('-'));
}

export function isNewSlug(slug: string): boolean {
  return slug.length <= SLUG_MAX_CHARACTERS && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug);
}

/** At least 1. Boxes and captions are not read along with the text. */
export function readingMinutes(blocks: Block[]): number {
  const text = blocks.filter((block) => READ_KINDS.includes(block.kind)).map((block) => block.text);
  const words = text.join(' ').match(/\S+/g)?.length ?? 0;
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

function cutAtWord(slug: string): string {
  if (slug.length <= SLUG_MAX_CHARACTERS) return slug;
  const cut = slug.slice(0, SLUG_MAX_CHARACTERS + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : cut.slice(0, SLUG_MAX_CHARACTERS);
}

// Letters that do not fall into a plain one and a mark.
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
  ð: 'd',
  Ð: 'd',
  þ: 'th',
  Þ: 'th',
  ı: 'i',
  '&': ' and ',
};
