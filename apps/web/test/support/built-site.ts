import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';
import { loadKit } from '../../server/kit.ts';
import { answers } from './sample.ts';

const ORIGIN = 'https://news.example';
const client = new URL('../../build/client', import.meta.url).pathname;

/** The built site with an API that knows one article, one campaign and one petition. */
export async function builtSite() {
  const asked: Record<string, unknown>[] = [];
  const read: Record<string, string | undefined>[] = [];
  const languages: (string | undefined)[] = [];
  const refusals = new Map<string, object>();
  const changed: Record<string, unknown> = {};
  const api = createServer(async (request, response) => {
    if (request.method === 'GET') {
      read.push({ path: request.url, agent: request.headers['user-agent'] });
      return response.end();
    }
    const { query, variables } = (await json(request)) as { query: string; variables: object };
    const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
    asked.push({ name, ...variables });
    languages.push(request.headers['accept-language']);
    const refusal = refusals.get(name);
    response.setHeader('content-type', 'application/json');
    if (refusal) response.writeHead(400).end(JSON.stringify({ errors: [{ extensions: refusal }] }));
    else response.end(JSON.stringify({ data: { ...answers, ...changed }[name] }));
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  process.env.API_URL = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  process.env.PUBLIC_ORIGIN = ORIGIN;
  process.env.SECRET_KEYS = `test:${randomBytes(32).toString('base64url')}`;
  const { server } = await loadKit();
  const respond = (path: string, init?: RequestInit) =>
    server.respond(new Request(new URL(path, ORIGIN), init), {
      getClientAddress: () => '203.0.113.9',
    });
  return {
    page: (path: string, headers: Record<string, string> = {}) => respond(path, { headers }),
    /** Whatever somebody sends. */
    send: respond,
    /** What a browser without script sends. */
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      respond(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: ORIGIN, accept: 'text/html', ...headers },
      }),
    /** What the API was asked, in order. */
    asked,
    /** Which of its addresses were read, and by which browser. */
    read,
    /** In which languages it was asked, in the same order. */
    languages,
    /** From now on the API refuses this question. */
    refuse: (name: string, extensions: object) => refusals.set(name, extensions),
    acceptAll: () => refusals.clear(),
    /** From now on the API answers this question otherwise. */
    answer: (name: string, data: object) => Object.assign(changed, { [name]: data }),
    stop: () => new Promise((resolve) => api.close(resolve)),
  };
}

/** The scripts that a page brings along, with all that these import. */
export function scriptsOf(html: string): Set<string> {
  const found = new Set<string>();
  const visit = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    const source = readFileSync(client + path, 'utf8');
    for (const [, name] of source.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g)) {
      visit(new URL(name ?? '', `http://site${path}`).pathname);
    }
  };
  for (const [, path] of html.matchAll(/["'(](\/_app\/[^"')]+\.js)["')]/g)) visit(path ?? '');
  return found;
}

export function packedBytes(paths: Set<string>): number {
  return [...paths]
    .map((path) => brotliCompressSync(readFileSync(client + path)).byteLength)
    .reduce((sum, bytes) => sum + bytes, 0);
}
