import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './rendered.ts';

const OF_A_BODY = ['content-encoding', 'content-length', 'content-type'];

export function send(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  const { status, headers, body, etag } = answer;
  if (status === 200 && isKnown(etag, request.headers['if-none-match'])) {
    response.writeHead(304, withoutBody(headers)).end();
    return;
  }
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** A proxy may have marked the tag as weak, and may ask for several at once. */
function isKnown(etag: string, asked: string | undefined): boolean {
  if (asked === undefined) return false;
  if (asked === etag || asked === '*') return true;
  return asked.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

function withoutBody(headers: string[]): string[] {
  return headers.filter((_, i) => !OF_A_BODY.includes(headers[i - (i % 2)]!));
}
