import type { IncomingMessage } from 'node:http';
import { isLocale } from '@undersigned/shared/locales.ts';
import { LRUCache } from 'lru-cache';

const PLAIN = /^\/(?:go\/[a-z0-9-]+|share\/[a-z0-9-]+\/[a-z]+)$/;

/**
 * Where the links that lead away led last: to where money is given, and to services to share by. They
 * go on while the API cannot answer; who takes this way is not counted.
 */
export class KnownRedirects {
  #known = new LRUCache<string, string>({ max: 500 });

  learn(url: string | undefined, { statusCode = 0, headers }: IncomingMessage): void {
    const name = nameOf(url);
    // Of other spellings there are more than are kept, and readers come by this one.
    if (statusCode === 303 && headers.location && name) this.#known.set(name, headers.location);
    // Taken back: then it must not lead anywhere later either.
    if (statusCode === 404 && name) this.#known.delete(name);
  }

  find(url: string | undefined): string | undefined {
    const name = nameOf(url);
    return name ? this.#known.get(name) : undefined;
  }
}

/** As the API sends it. */
export function redirectTo(location: string) {
  const policy = { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' };
  return { location, ...policy };
}

/** The address without what changes nothing; a service is shown words in a language. */
function nameOf(url = ''): string | undefined {
  const [path = '', query = ''] = url.split('?');
  if (!PLAIN.test(path)) return undefined;
  const [lang, ...others] = new URLSearchParams(query).getAll('lang');
  const isSaid = path.startsWith('/share/') && others.length === 0 && isLocale(lang);
  return isSaid ? `${path} ${lang}` : path;
}
