import type { IncomingMessage, ServerResponse } from 'node:http';
import { ADDRESS_HEADER, HOST_HEADER, LEAST_HEADERS, PROTOCOL_HEADER } from './headers.ts';
import { Rendered } from './rendered.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
type KitServer = {
  respond: (request: Request, options: { getClientAddress: () => string }) => Promise<Response>;
};

/** The built site: Kit's handler, and its renderer for pages that serve everyone. */
export type Kit = { handler: Handler; server: KitServer };

const BODY_MAX_BYTES = 64 * 1024;

export async function loadKit(): Promise<Kit> {
  Object.assign(process.env, {
    ADDRESS_HEADER,
    PROTOCOL_HEADER,
    HOST_HEADER,
    BODY_SIZE_LIMIT: String(BODY_MAX_BYTES),
  });
  const build = new URL('../build/', import.meta.url);
  const { handler } = (await import(new URL('handler.js', build).href)) as Pick<Kit, 'handler'>;
  const { server } = (await import(new URL('adapter-node.js', build).href)) as Pick<Kit, 'server'>;
  return { handler, server };
}

export async function renderShared(kit: Kit, url: URL, client: string): Promise<Rendered | null> {
  const response = await kit.server.respond(new Request(url), { getClientAddress: () => client });
  if (response.status < 500 && isOwn(response)) return null;
  const headers = { ...LEAST_HEADERS, ...Object.fromEntries(response.headers) };
  const bytes = new Uint8Array(await response.arrayBuffer());
  return new Rendered(response.status, Object.entries(headers), bytes);
}

/** An answer that only the one who asked may see. */
export function isOwn({ headers }: Response): boolean {
  return headers.has('set-cookie') || /private|no-store/.test(headers.get('cache-control') ?? '');
}
