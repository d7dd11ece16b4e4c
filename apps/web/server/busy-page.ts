import type { IncomingMessage, ServerResponse } from 'node:http';
import { encodingFor } from './encoding.ts';
import { Rendered } from './rendered.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { send } from './send.ts';

const WAYS = ['br', 'gzip', 'identity'] as const;

/** A page that says to come again, made and packed beforehand: refusing has to be cheap. */
export class BusyPage {
  /** Until it is made, a refusal is a bare one. */
  page = new Rendered(503, [], new Uint8Array());
  #afterForm = this.page;

  async prepare(render: (path: string) => Promise<Rendered | null>): Promise<void> {
    this.page = (await packed(render('/busy'))) ?? this.page;
    // Who sent a form has to know what becomes of it.
    this.#afterForm = (await packed(render('/busy?form'))) ?? this.#afterForm;
  }

  send(request: IncomingMessage, response: ServerResponse): void {
    const page = request.method === 'POST' ? this.#afterForm : this.page;
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
