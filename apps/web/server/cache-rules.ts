import { splitLocale } from '@undersigned/shared/locales.ts';
import { ANY_SOURCE } from './sourced-pages.ts';

export type CacheRule = {
  key: string;
  maxAgeMs: number;
  /** Where the reader came from, when the address says so. It is no part of the key. */
  source?: string;
};

// With the time to make it anew, nobody sees a page that was true more than a second ago.
const PAGE_MS = 900;
// However many watch, a petition is read at most twice in any second.
const COUNT_MS = 550;
const LONGEST_VALUE = 512;
// No slug is longer, each of its 100 characters spelt as three escaped bytes. A name is kept in
// memory with the answer: those that nobody gave us must not cost more than the answers do.
const LONGEST_PATH = 1_000;

// Only pages that are the same for everyone. What is not named here is never kept.
const PAGES = [
  /^\/$/,
  /^\/(?:privacy|accessibility|how-we-count)$/,
  /^\/(?:articles|campaigns|petitions)\/[^/]+$/,
  /^\/petitions\/[^/]+\/(?:check-email|ledger|map\.svg)$/,
];
// A picture changes with the words on it, and those who show it keep it for an hour anyway.
const PICTURE_MS = 60_000;
const PICTURE = /^\/(?:articles|petitions)\/[^/]+\/share\.png$/;
const COUNT = /^\/petitions\/[^/]+\/count\.json$/;
const LEDGER_FILE = /^\/petitions\/[^/]+\/ledger\.(?:csv|json)$/;

/** What of a query chooses the page of a list. */
const PLACES: [page: RegExp, names: string[]][] = [
  [/^\/$/, ['after']],
  [/^\/petitions\/[^/]+\/ledger$/, ['after', 'reasons']],
];

type Asked = {
  method?: string | undefined;
  url?: string | undefined;
  headers: { cookie?: unknown };
};

/** How long an answer may serve everyone, and under which name; null: it is one reader's own. */
export function cacheRuleOf({ method, url, headers }: Asked): CacheRule | null {
  if ((method !== 'GET' && method !== 'HEAD') || headers.cookie !== undefined) return null;
  if (!url || !/^\/(?!\/)/.test(url) || !URL.canParse(url, 'http://site')) return null;
  const { pathname, searchParams } = new URL(url, 'http://site');
  if (pathname.length > LONGEST_PATH) return null;
  const { path } = splitLocale(pathname);
  // A count, and what is made for programs, is the same in every language.
  if (COUNT.test(path)) return { key: path, maxAgeMs: COUNT_MS };
  if (LEDGER_FILE.test(path)) return { key: path, maxAgeMs: PAGE_MS };
  if (PICTURE.test(path)) return { key: pathname, maxAgeMs: PICTURE_MS };
  if (!PAGES.some((page) => page.test(path))) return null;
  const source = searchParams.get('source') ?? '';
  const isSource = /^[a-z0-9-]{1,40}$/.test(source);
  return {
    key: pathname + knownQuery(path, searchParams, isSource),
    maxAgeMs: PAGE_MS,
    ...(isSource && { source }),
  };
}

/** Everything else in a query is left out, so that nobody can fill the cache with variants. */
function knownQuery(path: string, params: URLSearchParams, isSourced: boolean): string {
  const known = new URLSearchParams();
  const names = PLACES.find(([page]) => page.test(path))?.[1] ?? [];
  for (const name of names) {
    const place = params.get(name);
    if (place && place.length <= LONGEST_VALUE) known.set(name, place);
  }
  if (isSourced) known.set('source', ANY_SOURCE);
  return known.size > 0 ? `?${known}` : '';
}
