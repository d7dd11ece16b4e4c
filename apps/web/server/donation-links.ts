import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';

const PLAIN = /^\/go\/[a-z0-9-]+$/;

/**
 * Where donation links led last. Giving goes on while the API cannot answer; a click that takes this
 * way is not counted.
 */
export class DonationLinks {
  #known = new LRUCache<string, string>({ max: 500 });

  learn(url: string | undefined, { statusCode = 0, headers }: IncomingMessage): void {
    const path = pathOf(url);
    // Of other spellings there are more than are kept, and readers come by this one.
    if (statusCode === 303 && headers.location && PLAIN.test(path)) {
      this.#known.set(path, headers.location);
    }
    // Taken back: then it must not lead anywhere later either.
    if (statusCode === 404) this.#known.delete(path);
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
