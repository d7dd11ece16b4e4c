/** Without its inlined styles: this page's policy does not know them, and would complain. */
export function parsePage(html: string): Document {
  const words = html.replaceAll(/<style>[^]*?<\/style>/g, '');
  return new DOMParser().parseFromString(words, 'text/html');
}
