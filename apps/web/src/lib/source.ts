import { parseSource } from '@undersigned/shared/signatures/source.ts';

/** Where a reader came from: what the address says, else the page they are on. */
export function sourceOf(url: URL, page: string): string {
  const named = parseSource(url.searchParams.get('source') ?? '');
  return (named.ok && named.value) || page;
}
