import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';

/**
 * Where donation links led last. Giving goes on while the API cannot answer; a click that takes this
 * way is not counted.
 */
export class DonationLinks {
  #known = new LRUCache<string, string>({ max: 500 });

  learn(url: string | undefined, { statusCode = 0, headers }: IncomingMessage): void {
    if (statusCode === 303 && headers.location) this.#known.set(pathOf(url), headers.location);
    // Taken back: then it must not lead anywhere later either.
    if (statusCode >= 400 && statusCode < 500) this.#known.delete(pathOf(url));
  }

  find(url: string | undefined): string | undefined {
    return this.#known.get(pathOf(url));
  }
}

/** As the API sends it. */
export function redirectTo(location: string) {
  const policy = { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' };
  return { location, ...policy };
}

function pathOf(url = ''): string {
  return url.split('?')[0]!;
}
