import type { IncomingMessage, ServerResponse } from 'node:http';
import { passThrough, type Passing } from './pass-through.ts';

/** As the API sends it: one transparent dot. */
const PICTURE = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');
// A page waits with being done until its pictures are there.
const PATIENCE_MS = 500;
/** More at once mean that there is too much to do: then it is done without counting. */
const MOST_AT_ONCE = 32;

/** Takes readers to where they are counted. Whatever happens there, a page gets its picture. */
export class StepPictures {
  #underWay = 0;
  #patienceMs: number;

  constructor({ patienceMs = PATIENCE_MS } = {}) {
    this.#patienceMs = patienceMs;
  }

  answer(
    request: IncomingMessage,
    response: ServerResponse,
    passing: Omit<Passing, 'instead'>,
  ): void {
    if (this.#underWay >= MOST_AT_ONCE) return answerUncounted(response);
    this.#underWay += 1;
    response.once('close', () => (this.#underWay -= 1));
    passThrough(request, response, {
      ...passing,
      timeoutMs: this.#patienceMs,
      explains: (status) => status >= 400,
      instead: () => answerUncounted(response),
    });
  }
}

/** The same picture, to be asked for again. */
function answerUncounted(response: ServerResponse): void {
  response
    .writeHead(200, {
      'content-type': 'image/gif',
      'content-length': PICTURE.byteLength,
      'cache-control': 'private, no-store',
    })
    .end(PICTURE);
}
