import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Rendered } from './rendered.ts';

const LARGEST = 32_000_000;

/** Stands on a page where the source of its reader belongs. Nobody can guess it and ask for it. */
export const ANY_SOURCE = `any-${randomBytes(12).toString('hex')}`;

/**
 * Forms and links carry on where their reader came from, so a page differs by source in a word or
 * two. It is made once for all sources: a new one costs neither the database nor the site anything.
 */
export class SourcedPages {
  #kept = new LRUCache<string, { page: Rendered; sourced: Rendered }>({
    maxSize: LARGEST,
    sizeCalculation: ({ sourced }) => 2 * sourced.size + 1_000,
  });

  of(page: Rendered, key: string, source: string): Rendered {
    const name = `${source} ${key}`;
    const kept = this.#kept.get(name);
    // Of a page that has been made anew since, nothing is left.
    if (kept?.page === page) return kept.sourced;
    const sourced = page.replacing(ANY_SOURCE, source);
    this.#kept.set(name, { page, sourced });
    return sourced;
  }
}
