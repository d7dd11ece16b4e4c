import type { ServerLoadEvent } from '@sveltejs/kit';
import { LRUCache } from 'lru-cache';
import { locale } from '#lib/locale.ts';
import { request, type Document } from './api.ts';
import { isStaffPage, isTokenPage } from './page-policy.ts';

const FRESH_MS = 1_000;
const LONGEST_MS = 3_600_000;
// As the front desk keeps them: see micro-cache.ts.
const NAMES_STALE_MS = 10_000;

type Said = { at: number; data: object };
const said = new LRUCache<string, Said, () => Promise<Said>>({
  max: 500,
  ttl: FRESH_MS,
  noDeleteOnStaleGet: true,
  noDeleteOnFetchRejection: true,
  allowStaleOnFetchRejection: true,
  fetchMethod: (_key, _last, { context }) => context(),
});

/**
 * Asks for what everybody may see. A page for everybody asks each time, since the front desk keeps
 * it. One reader's own answer takes what was said within the last second: a signature costs the API
 * one question, not three. And when the API cannot answer, what it said last still lets a form be
 * shown again with all that was typed.
 */
export async function publicRead<Result extends object, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
  event: Pick<ServerLoadEvent, 'locals' | 'request' | 'route' | 'getClientAddress' | 'untrack'>,
): Promise<Result> {
  const key = `${locale()} ${String(document)} ${JSON.stringify(variables)}`;
  const ask = async (): Promise<Said> => {
    const at = performance.now();
    return { at, data: await request(document, variables, { client: event }) };
  };
  if (isForEverybody(event)) {
    const now = await ask();
    said.set(key, now);
    return now.data as Result;
  }
  const last = said.get(key, { allowStale: true });
  if (event.locals.isApiBusy && isUsable(last)) return dataOf(last) as Result;
  const now = await said.fetch(key, { context: ask });
  return dataOf(isUsable(now) ? now : await ask()) as Result;
}

/** What was said, without the people in it once they may have hidden their names. */
function dataOf({ at, data }: Said): object {
  if (performance.now() - at < NAMES_STALE_MS) return data;
  return JSON.parse(JSON.stringify(data), (key, value: unknown) =>
    key === 'recentSupporters' ? [] : value,
  );
}

function isForEverybody({ request, route, untrack }: Parameters<typeof publicRead>[2]): boolean {
  const id = untrack(() => route.id);
  return request.method === 'GET' && !isTokenPage(id) && !isStaffPage(id);
}

function isUsable(said: Said | undefined): said is Said {
  return said !== undefined && performance.now() - said.at < LONGEST_MS;
}
