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

  async prepare(render: () => Promise<Rendered | null>): Promise<void> {
    const page = await render();
    if (!page) return;
    await Promise.all(WAYS.map((way) => page.answer(way)));
    this.page = page;
  }

  send(request: IncomingMessage, response: ServerResponse): void {
    const way = encodingFor(request.headers['accept-encoding'], this.page.size);
    const answer = this.page.answerNow(way);
    const again = ['retry-after', String(retryAfterSeconds())];
    if (!answer) response.writeHead(503, again).end();
    else
      send({ ...answer, headers: [...withoutRetry(answer.headers), ...again] }, request, response);
  }
}

function withoutRetry(headers: string[]): string[] {
  return headers.filter((_, i) => headers[i - (i % 2)] !== 'retry-after');
}
