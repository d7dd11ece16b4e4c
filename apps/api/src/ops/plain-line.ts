/**
 * One line that reads as it is stored: without control characters, half characters, and marks that
 * turn the order of letters around or cannot be seen. The zero-width joiner and non-joiner
 * (U+200D, U+200C) stay: languages and emoji are written with them.
 */
export function isPlainLine(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text);
}
