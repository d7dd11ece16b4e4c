import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';
export type Body = { bytes: Uint8Array; etag: string };

const SMALLEST_WORTH_PACKING = 500;
const pack = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip),
};

/** One answer, packed at most once in each way, and only once somebody asks for that way. */
export class Rendered {
  readonly status: number;
  readonly headers: [string, string][];
  #plain: Uint8Array;
  #packed = new Map<Encoding, Promise<Body>>();

  constructor(status: number, headers: [string, string][], plain: Uint8Array) {
    this.status = status;
    this.headers = headers;
    this.#plain = plain;
  }

  get size(): number {
    return this.#plain.byteLength;
  }

  body(encoding: Encoding): Promise<Body> {
    const known = this.#packed.get(encoding);
    if (known) return known;
    const body = this.#pack(encoding);
    this.#packed.set(encoding, body);
    return body;
  }

  async #pack(encoding: Encoding): Promise<Body> {
    const bytes = encoding === 'identity' ? this.#plain : await pack[encoding](this.#plain);
    const digest = createHash('sha256').update(this.#plain).digest('base64url').slice(0, 22);
    return { bytes, etag: `"${digest}-${encoding}"` };
  }
}

export async function renderedFrom(response: Response): Promise<Rendered> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  return new Rendered(response.status, [...response.headers], bytes);
}

/** An answer that only the one who asked may see. */
export function isOwn({ headers }: Response): boolean {
  return headers.has('set-cookie') || /private|no-store/.test(headers.get('cache-control') ?? '');
}

export function encodingFor(accepted: string | undefined, size: number): Encoding {
  if (!accepted || size < SMALLEST_WORTH_PACKING) return 'identity';
  const offered = new Set(
    accepted
      .toLowerCase()
      .split(',')
      .map((part) => part.split(';').map((text) => text.trim()))
      .filter(([, weight]) => !/^q=0(\.0*)?$/.test(weight ?? ''))
      .map(([name]) => name),
  );
  if (offered.has('br')) return 'br';
  return offered.has('gzip') ? 'gzip' : 'identity';
}
