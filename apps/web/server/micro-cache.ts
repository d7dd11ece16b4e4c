import { LRUCache } from 'lru-cache';
import type { CacheRule } from './cache-rules.ts';
import type { Rendered } from './rendered.ts';

const LARGEST = 64_000_000;

/** Renders an answer, or null when it is one reader's own and cannot serve another. */
export type Render = () => Promise<Rendered | null>;

/**
 * Answers that serve everyone for a moment. However many ask at once, one of them renders: a
 * petition that a whole country opens costs one page a second.
 */
export class MicroCache {
  #kept = new LRUCache<string, { rendered: Rendered; at: number }>({
    maxSize: LARGEST,
    sizeCalculation: ({ rendered }) => 2 * rendered.size + 1_000,
  });
  #underway = new Map<string, Promise<Rendered | null>>();
  #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get({ key, maxAgeMs }: CacheRule, render: Render): Promise<Rendered | null> {
    const kept = this.#kept.get(key);
    if (kept && this.#now() - kept.at < maxAgeMs) return Promise.resolve(kept.rendered);
    return this.#underway.get(key) ?? this.#render(key, render);
  }

  async #render(key: string, render: Render): Promise<Rendered | null> {
    // The age counts from before the reading: what was read may be as old as that.
    const at = this.#now();
    const underway = render();
    this.#underway.set(key, underway);
    try {
      const rendered = await underway;
      if (rendered && isWorthKeeping(rendered)) this.#kept.set(key, { rendered, at });
      return rendered;
    } finally {
      this.#underway.delete(key);
    }
  }
}

function isWorthKeeping({ status }: Rendered): boolean {
  return status === 200 || status === 404;
}
