import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  ConfirmSignatureDocument,
  SignPetitionDocument,
} from '../../packages/shared/src/generated/public/graphql.ts';
import type { LoadOptions } from './load.ts';

export type Request = { kind: string; port: number; text: string };
type Next = () => Request | undefined;

const COUNTRIES = ['GB', 'UA', 'DE', 'PL', 'US', 'FR'];

/** What to send next; undefined when all is used up. */
export function requestsOf(options: LoadOptions): Next {
  switch (options.kind) {
    case 'no-op':
      return always(graphql(options, 'no-op', { query: 'mutation { __typename }' }));
    case 'query':
      return always(graphql(options, 'query', JSON.parse(readFileSync(options.file!, 'utf8'))));
    case 'sign':
      return signatures(options);
    case 'confirm':
      return confirmations(options);
    case 'look':
      return always({
        kind: 'look',
        port: options.port,
        text: get(options.host, options.port, options.path!),
      });
    case 'spike':
      return spike(options);
  }
}

/** A signature, twenty looks at the count, a confirmation, twenty looks, and so on. */
function spike(options: LoadOptions): Next {
  const { host, webPort, path } = options.spike!;
  const sign = signatures(options);
  const confirm = confirmations(options);
  const look = get(host, webPort, path);
  let turn = 0;
  return () => {
    turn = (turn + 1) % 42;
    if (turn === 0) return sign();
    if (turn === 21) return confirm();
    return { kind: 'look', port: webPort, text: look };
  };
}

function signatures(options: LoadOptions): Next {
  const run = randomUUID().slice(0, 8);
  let i = 0;
  return () => {
    i += 1;
    const input = {
      petition: 'go-further-and-faster',
      name: `Reader ${run} ${i}`,
      email: `${run}.${i}@example.org`,
      country: COUNTRIES[i % COUNTRIES.length],
      source: 'bench',
    };
    return graphql(options, 'sign', { query: SignPetitionDocument, variables: { input } });
  };
}

function confirmations(options: LoadOptions): Next {
  const pages = readFileSync(options.file!, 'utf8').trimEnd().split('\n');
  let i = options.from ?? 0;
  return () => {
    const page = pages[i];
    if (!page) return undefined;
    i += 1;
    const [token, nonce] = page.split(' ');
    const variables = { input: { token, nonce } };
    return graphql(options, 'confirm', { query: ConfirmSignatureDocument, variables });
  };
}

function graphql(
  { host, port, path, headers = {} }: LoadOptions,
  kind: string,
  body: unknown,
): Request {
  const json = JSON.stringify(body);
  const lines = Object.entries({
    host: `${host}:${port}`,
    'content-type': 'application/json',
    ...headers,
    'content-length': Buffer.byteLength(json),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const text = `POST ${path ?? '/graphql'} HTTP/1.1\r\n${lines.join('')}\r\n${json}`;
  return { kind, port, text };
}

function always(request: Request): Next {
  return () => request;
}

function get(host: string, port: number, path: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: ${host}:${port}\r\n\r\n`;
}
