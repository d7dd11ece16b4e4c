import type { IncomingMessage, ServerResponse } from 'node:http';
import { encodingFor, type Rendered } from './rendered.ts';

export async function send(
  rendered: Rendered,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const accepted = request.headers['accept-encoding'];
  const encoding = encodingFor(String(accepted ?? ''), rendered.size);
  const { bytes, etag } = await rendered.body(encoding);
  for (const [name, value] of rendered.headers) response.setHeader(name, value);
  response.setHeader('vary', 'accept-encoding');
  response.setHeader('etag', etag);
  if (rendered.status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  response.setHeader('content-length', bytes.byteLength);
  response.writeHead(rendered.status);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
