import type { IncomingMessage, ServerResponse } from 'node:http';
import { LOCALES, pathIn, splitLocale, type Locale } from '@undersigned/shared/locales.ts';
import { encodingFor } from './encoding.ts';
import { Rendered } from './rendered.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { send } from './send.ts';

type Pages = Record<'afterLink' | 'afterForm', Rendered>;

const WAYS = ['br', 'gzip', 'identity'] as const;
/** Until the pages are made, a refusal is a bare one. */
const BARE = new Rendered(503, [], new Uint8Array());

/** A page that says to come again, made and packed beforehand: refusing has to be cheap. */
export class BusyPage {
  #pages = new Map<Locale, Pages>();

  async prepare(render: (path: string) => Promise<Rendered | null>): Promise<void> {
    for (const locale of LOCALES) {
      const page = async (path: string) => (await packed(render(pathIn(locale, path)))) ?? BARE;
      // Who sent a form has to know what becomes of it.
      const pages = { afterLink: await page('/busy'), afterForm: await page('/busy?form') };
      this.#pages.set(locale, pages);
    }
  }

  /** In the language of the page that was asked for. */
  pageFor(url = '/', kind: keyof Pages = 'afterLink'): Rendered {
    return this.#pages.get(splitLocale(url.split('?', 1)[0]!).locale)?.[kind] ?? BARE;
  }

  send(request: IncomingMessage, response: ServerResponse): void {
    const page = this.pageFor(request.url, request.method === 'POST' ? 'afterForm' : 'afterLink');
    const way = encodingFor(request.headers['accept-encoding'], page.size);
    const answer = page.answerNow(way);
    const again = ['retry-after', String(retryAfterSeconds())];
    if (!answer) response.writeHead(503, again).end();
    else
      send({ ...answer, headers: [...withoutRetry(answer.headers), ...again] }, request, response);
  }
}

async function packed(rendering: Promise<Rendered | null>): Promise<Rendered | null> {
  const page = await rendering;
  await Promise.all(WAYS.map((way) => page?.answer(way)));
  return page;
}

function withoutRetry(headers: string[]): string[] {
  return headers.filter((_, i) => headers[i - (i % 2)] !== 'retry-after');
}
