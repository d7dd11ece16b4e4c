/** Paragraphs, parted by blank lines; each is the list of its lines, without space around them. */
export function splitParagraphs(text: string): string[][] {
  const lines = text
    .replaceAll(/\u2029/g, '\n\n')
    .replaceAll(INVISIBLE, '')
    .split(LINE_END);
  const paragraphs: string[][] = [[]];
  for (const line of lines.map(tidySpaces)) {
    if (line !== '') paragraphs.at(-1)!.push(line);
    else if (paragraphs.at(-1)!.length > 0) paragraphs.push([]);
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

/** Runs of spaces become one. A single non-breaking space was put there on purpose and stays. */
function tidySpaces(line: string): string {
  return line.replaceAll(/\s{2,}|[\t\u2000-\u200a]/g, ' ').trim();
}

const LINE_END = /\r\n|[\n\r\u0085\u2028]/;
// Soft hyphens, zero-width spaces and byte order marks come along when web pages are copied.
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;
