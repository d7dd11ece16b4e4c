import { Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as askSecurely } from 'node:https';
import { HTTP_STATUS } from '@undersigned/shared/errors.ts';
import { REQUEST_BODY_MAX_BYTES } from '@undersigned/shared/limits.ts';
import { clientHeaders } from './client-proof.ts';
import { retryAfterSeconds } from './retry-after.ts';

const TIMEOUT_MS = 10_000;

// They belong to one connection, not to the message (RFC 9110, 7.6.1).
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
// What a stranger may claim about himself; we say these ourselves.
const CLAIMS = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'x-undersigned-client',
  'x-undersigned-operation',
  'x-undersigned-proof',
];
const MOST_AT_ONCE = { keepAlive: true, maxSockets: 256 };
// However much programs ask, a link out of a mail and one to a donation find a way of their own.
const agents = {
  links: new Agent(MOST_AT_ONCE),
  steps: new Agent(MOST_AT_ONCE),
  others: new Agent(MOST_AT_ONCE),
};

export type Passing = {
  apiUrl: string;
  proofKey: Uint8Array;
  client: string;
  origin: { protocol: string; host: string };
  /** Answers the reader when the API cannot, or in its place: see `explains`. */
  instead: (status: number) => void;
  /** Sees what the API answers. */
  heard?: (answer: IncomingMessage) => void;
  timeoutMs?: number;
  /** Whether a refusal of the API is better said on a page. */
  explains?: (status: number) => boolean;
};

export function belongsToApi(url: string | undefined): boolean {
  const path =
    /^\/(?:graphql|staff\/graphql|(?:auth|unsubscribe|go|share|seen|begun|shared)\/[^?]+)(?:\?|$)/;
  return path.test(url ?? '');
}

/** Out of a mail, to where money is given, or to a service to share by. */
export function isLink(url: string | undefined): boolean {
  return /^\/(?:unsubscribe|go|share)\//.test(url ?? '');
}

/** A picture by which a page tells how far a reader came. */
export function isStep(url: string | undefined): boolean {
  return /^\/(?:seen|begun|shared)\//.test(url ?? '');
}

/** Hands a request on to the API, and its answer back, as they come. */
export function passThrough(request: IncomingMessage, response: ServerResponse, passing: Passing) {
  const target = new URL(passing.apiUrl);
  const secure = target.protocol === 'https:';
  const upstream = (secure ? askSecurely : ask)({
    agent: secure ? undefined : agentFor(request.url),
    hostname: target.hostname,
    port: target.port,
    method: request.method,
    path: request.url,
    headers: outgoing(request, passing),
    timeout: passing.timeoutMs ?? TIMEOUT_MS,
  });
  upstream.on('response', (answer) => {
    passing.heard?.(answer);
    if (passing.explains?.(answer.statusCode ?? 502)) {
      answer.resume();
      passing.instead(answer.statusCode ?? 502);
      return;
    }
    response.writeHead(answer.statusCode ?? 502, without(answer.headers, HOP_BY_HOP));
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  let size = Number(request.headers['content-length'] ?? 0);
  if (size === 0) request.on('data', (piece: Buffer) => (size += piece.byteLength));
  upstream.on('timeout', () => upstream.destroy(new Error('the API did not answer in time')));
  upstream.on('error', () => {
    if (response.headersSent || response.destroyed) response.destroy();
    // The API hangs up on a body that is too large, often before its answer can be read.
    else passing.instead(size > REQUEST_BODY_MAX_BYTES ? 413 : 503);
  });
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
}

/** For programs. Pages have words of their own for this. */
export function answerRefused(response: ServerResponse, status: number): void {
  const code = status === 413 ? 'PAYLOAD_TOO_LARGE' : 'OVERLOADED';
  const body = JSON.stringify({ errors: [{ message: code, extensions: { code } }] });
  response.writeHead(HTTP_STATUS[code], {
    'content-type': 'application/json',
    'cache-control': 'private, no-store',
    'content-length': Buffer.byteLength(body),
    // What is still on its way of a body that is too large is not waited for.
    ...(status === 413 ? { connection: 'close' } : { 'retry-after': String(retryAfterSeconds()) }),
  });
  response.end(body);
}

function agentFor(url: string | undefined): Agent {
  if (isLink(url)) return agents.links;
  return isStep(url) ? agents.steps : agents.others;
}

function outgoing(request: IncomingMessage, { client, proofKey, origin }: Passing) {
  const { connection = '' } = request.headers;
  const named = connection
    .split(',')
    .map((name) => name.trim().toLowerCase())
    // Without its length a body would reach the API as a second request, hidden in the first.
    .filter((name) => name !== 'content-length');
  return {
    ...without(request.headers, [...HOP_BY_HOP, ...CLAIMS, ...named, 'host', 'expect']),
    ...(request.headers['transfer-encoding'] ? { 'transfer-encoding': 'chunked' } : {}),
    'x-forwarded-proto': origin.protocol,
    'x-forwarded-host': origin.host,
    ...clientHeaders(client, proofKey),
  };
}

function without<Headers extends object>(headers: Headers, names: string[]): Headers {
  const kept = Object.entries(headers).filter(([name]) => !names.includes(name));
  return Object.fromEntries(kept) as Headers;
}
