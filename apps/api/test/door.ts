import type { World } from './world.ts';

type Posted = { status: number; code: unknown; fields: unknown; body: string };

export type Door = {
  send: (init: RequestInit & { path?: string }) => Promise<Posted>;
  post: (body: unknown, headers?: Record<string, string>) => Promise<Posted>;
  query: (document: string, variables?: unknown) => Promise<Posted>;
};

/** The API, or a site before it, as a stranger meets it: bytes in, bytes out. */
export function doorOf(world: () => Pick<World, 'url'>): Door {
  async function send(init: RequestInit & { path?: string }): Promise<Posted> {
    const response = await fetch(`${world().url}${init.path ?? '/graphql'}`, init);
    const body = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const extensions = type.includes('json') ? JSON.parse(body).errors?.[0]?.extensions : undefined;
    return { status: response.status, code: extensions?.code, fields: extensions?.fields, body };
  }
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    send({
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { send, post, query: (query, variables) => post({ query, variables }) };
}
