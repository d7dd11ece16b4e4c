/** What a reader sees of this part of a page, as one line. */
export function wordsOf(html: string): string {
  return html
    .replaceAll(/<(script|style)\b[^]*?<\/\1>|<!--[^]*?-->|<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
