import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { CacheRule } from './cache-rules.ts';
import type { Rendered } from './rendered.ts';

const LARGEST = 64_000_000;
// While the API is out of reach, an old page helps a reader more than none; a count says its time.
const STALE_MS = 3_600_000;
// Who has just erased a signature, or hidden its name, is not shown for an hour more.
const NAMES_STALE_MS = 10_000;
const PATIENCE_MS = 500;
const FAILURE_MS = 250;

/** Renders an answer, or null when it is one reader's own and cannot serve another. */
export type Render = () => Promise<Rendered | null>;
type Times = { now: () => number; patience: () => Promise<unknown> };
type Kept = { rendered: Rendered; at: number; freshUntil: number };

/**
 * Answers that serve everyone for a moment. However many ask at once, one of them renders: a
 * petition that a whole country opens costs one page a second. Where rendering fails or takes
 * long, the last good answer goes on serving, soon without the names of people on it.
 */
export class MicroCache {
  #kept = new LRUCache<string, Kept>({
    maxSize: LARGEST,
    sizeCalculation: ({ rendered }) => 2 * rendered.size + 1_000,
  });
  #underway = new Map<string, Promise<Rendered | null>>();
  #now: () => number;
  #patience: () => Promise<unknown>;

  constructor({
    now = () => performance.now(),
    patience = () => sleep(PATIENCE_MS, undefined, { ref: false }),
  }: Partial<Times> = {}) {
    this.#now = now;
    this.#patience = patience;
  }

  /** What may be sent at once. */
  fresh(key: string): Rendered | undefined {
    const kept = this.#kept.get(key);
    return kept && this.#now() < kept.freshUntil ? kept.rendered : undefined;
  }

  get(rule: CacheRule, render: Render): Promise<Rendered | null> {
    const fresh = this.fresh(rule.key);
    if (fresh) return Promise.resolve(fresh);
    return this.#underway.get(rule.key) ?? this.#renew(rule, render);
  }

  /** One promise for all who ask meanwhile. */
  #renew(rule: CacheRule, render: Render): Promise<Rendered | null> {
    const { key } = rule;
    const rendering = this.#render(rule, render).finally(() => this.#underway.delete(key));
    const kept = this.#lastGood(key);
    const answer = kept ? this.#inTimeOr(kept, rule, rendering) : rendering;
    this.#underway.set(key, answer);
    return answer;
  }

  async #render({ key, maxAgeMs }: CacheRule, render: Render): Promise<Rendered | null> {
    // The age counts from before the reading: what was read may be as old as that.
    const at = this.#now();
    const rendered = await render();
    if (!rendered) return null;
    if (isGood(rendered)) this.#kept.set(key, { rendered, at, freshUntil: at + maxAgeMs });
    // Else every reader of a page that cannot be had would cost a page that says so.
    else if (!this.#lastGood(key)) {
      this.#kept.set(key, { rendered, at, freshUntil: this.#now() + FAILURE_MS });
    }
    return rendered;
  }

  async #inTimeOr(kept: Kept, { maxAgeMs }: CacheRule, rendering: Promise<Rendered | null>) {
    const late = this.#patience().then(() => undefined);
    const rendered = await Promise.race([rendering.catch(() => undefined), late]);
    if (rendered === null || (rendered && isGood(rendered))) return rendered;
    if (this.#now() - kept.at >= NAMES_STALE_MS) kept.rendered = kept.rendered.withoutNames();
    // Until it is tried again, nobody waits.
    kept.freshUntil = this.#now() + maxAgeMs;
    return kept.rendered;
  }

  #lastGood(key: string): Kept | undefined {
    const kept = this.#kept.get(key);
    return kept && isGood(kept.rendered) && this.#now() - kept.at < STALE_MS ? kept : undefined;
  }
}

function isGood({ status }: Rendered): boolean {
  return status === 200 || status === 404;
}
