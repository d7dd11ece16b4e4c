import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SignPetitionDocument } from '../../packages/shared/src/generated/public/graphql.ts';
import { ConfirmSignatureDocument } from '../../packages/shared/src/generated/public/graphql.ts';
import type { LoadOptions } from './load.ts';

const COUNTRIES = ['GB', 'UA', 'DE', 'PL', 'US', 'FR'];

/** The next request to send, or undefined when all are used up. */
export function bodies(options: LoadOptions): () => string | undefined {
  const { kind, path = '/graphql', host } = options;
  const post = (body: string) =>
    `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n` +
    `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

  if (kind === 'get') {
    const request = `GET ${path} HTTP/1.1\r\nhost: ${host}\r\n\r\n`;
    return () => request;
  }
  if (kind === 'no-op') {
    const request = post(JSON.stringify({ query: 'mutation { __typename }' }));
    return () => request;
  }
  if (kind === 'query') {
    const request = post(readFileSync(options.file!, 'utf8'));
    return () => request;
  }
  if (kind === 'confirm') {
    const inputs = readFileSync(options.file!, 'utf8').trimEnd().split('\n');
    const { from = 0, to = inputs.length } = options;
    let i = from;
    return () => (i < to ? post(confirmBody(inputs[i++]!)) : undefined);
  }
  const run = randomUUID().slice(0, 8);
  let i = 0;
  return () => post(signBody(`${run}.${(i += 1)}`, COUNTRIES[i % COUNTRIES.length]!));
}

function signBody(local: string, country: string): string {
  const input = {
    petition: 'go-further-and-faster',
    name: `Reader ${local}`,
    email: `${local}@example.org`,
    country,
    source: 'bench',
  };
  return JSON.stringify({ query: SignPetitionDocument.toString(), variables: { input } });
}

function confirmBody(line: string): string {
  const [token, nonce] = line.split(' ');
  return JSON.stringify({
    query: ConfirmSignatureDocument.toString(),
    variables: { input: { token, nonce } },
  });
}
