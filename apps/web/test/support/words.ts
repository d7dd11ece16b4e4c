/** What a reader sees of a page without its menu, or of a part of one; as one line. */
export function wordsOf(html: string): string {
  return html
    .slice(Math.max(0, html.indexOf('<main')))
    .replaceAll(/<(script|style)\b[^]*?<\/\1>|<!--[^]*?-->/g, '')
    .replaceAll(/<\/?(?:a|b|bdi|span|time)\b[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
