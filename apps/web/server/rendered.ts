import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { SMALLEST_WORTH_PACKING, type Encoding } from './encoding.ts';

/** All that goes over the wire, made once for everybody. */
export type Answer = {
  status: number;
  /** Names and values by turns, which Node writes as they are. */
  headers: string[];
  body: Uint8Array | string;
  etag: string;
};

const OWN_HEADERS = ['vary', 'etag', 'content-encoding', 'content-length'];
/** A part of a page that says who has signed; no section stands within it. */
const NAMES = /<section\b[^>]*\sdata-names\b[^]*?<\/section>/g;
const pack = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip),
};

/** One page or count, packed at most once in each way, and only once somebody asks for that way. */
export class Rendered {
  readonly status: number;
  #headers: [string, string][];
  #plain: Uint8Array;
  #ready = new Map<Encoding, Answer>();
  #underway = new Map<Encoding, Promise<Answer>>();

  constructor(status: number, headers: [string, string][], plain: Uint8Array) {
    this.status = status;
    this.#headers = headers;
    this.#plain = plain;
  }

  get size(): number {
    return this.#plain.byteLength;
  }

  /** What lies ready. */
  answerNow(encoding: Encoding): Answer | undefined {
    return this.#ready.get(encoding);
  }

  answer(encoding: Encoding): Promise<Answer> {
    let answer = this.#underway.get(encoding);
    if (!answer) this.#underway.set(encoding, (answer = this.#make(encoding)));
    return answer;
  }

  /** The same answer with another word in place of one. */
  replacing(word: string, other: string): Rendered {
    const text = Buffer.from(this.#plain).toString().replaceAll(word, other);
    return new Rendered(this.status, this.#headers, Buffer.from(text));
  }

  /** The same page without the people on it, or itself when there are none. */
  withoutNames(): Rendered {
    const isPage = this.#headers.some(
      ([name, value]) => name === 'content-type' && value.startsWith('text/html'),
    );
    if (!isPage) return this;
    const text = Buffer.from(this.#plain).toString();
    const others = text.replaceAll(NAMES, '');
    return others === text ? this : new Rendered(this.status, this.#headers, Buffer.from(others));
  }

  async #make(encoding: Encoding): Promise<Answer> {
    const bytes = encoding === 'identity' ? this.#plain : await pack[encoding](this.#plain);
    const digest = createHash('sha256').update(this.#plain).digest('base64url').slice(0, 22);
    const etag = `"${digest}-${encoding}"`;
    const headers = [
      ...this.#headers.filter(([name]) => !OWN_HEADERS.includes(name)),
      ['vary', 'accept-encoding'],
      ['etag', etag],
      ...(encoding === 'identity' ? [] : [['content-encoding', encoding]]),
      ['content-length', String(bytes.byteLength)],
    ].flat();
    const answer = { status: this.status, headers, body: bodyOf(bytes), etag };
    this.#ready.set(encoding, answer);
    return answer;
  }
}

/** A short text goes out in one piece with its head, which saves a tenth of what an answer costs. */
function bodyOf(bytes: Uint8Array): Uint8Array | string {
  const isShortText = bytes.byteLength < SMALLEST_WORTH_PACKING && isUtf8(bytes);
  return isShortText ? Buffer.from(bytes).toString() : bytes;
}
