import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import pg from 'pg';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tablesWith } from '../../apps/api/test/stored-text.ts';
import {
  ConfirmationPromptDocument,
  ConfirmSignatureDocument,
  DisownSignatureDocument,
  OwnSignatureDocument,
  SignPetitionDocument,
  WithdrawSignatureDocument,
} from '../../packages/shared/src/generated/public/graphql.ts';
import { until } from '../support/processes.ts';
import { startSite, type Site } from '../support/site.ts';
import { filesWithTraces, keptFolders, tracesIn, type Sought } from './support/traces.ts';

const PEOPLE = 500;
const WORDS = [
  'kestrelfeather',
  'Canarina',
  'ZQ9 7JW',
  '2001:db8:40',
  '2001:db8:41',
  'hunter2-canary-password',
];

type Posted = { status: number; body: string };
type Mail = { text: string; to: { address: string }[] };

let site: Site;
let owner: pg.Pool;
const bodies: string[] = [];
const tokens = new Set<string>();
beforeAll(async () => {
  site = await startSite({ LOG_LEVEL: 'debug', TRUSTED_PROXIES: '127.0.0.1/32' });
  const secret = (role: string) =>
    readFileSync(join(site.env.DATA_DIR!, `keys/${role}.password`), 'utf8').trim();
  const url = (role: string) =>
    `postgres://${role}:${secret(role)}@127.0.0.1:${site.env.POSTGRES_PORT}/undersigned`;
  owner = new pg.Pool({ connectionString: url('undersigned_owner'), max: 2 });
  await live();
  const superuser = new pg.Client({ connectionString: url('postgres') });
  await superuser.connect();
  await superuser.query('checkpoint');
  await superuser.end();
}, 300_000);
afterAll(async () => {
  await owner.end();
  await site.discard();
});

/** Each in a network of their own. */
const headersOf = (i: number) => ({
  'x-forwarded-for': `2001:db8:${(0x4000 + i).toString(16)}::7`,
});
const personOf = (i: number) => ({
  name: `Canarina Kestrelfeather ${i % 7 ? 'Junior' : 'Senior'}`,
  email: `canary.${i}@kestrelfeather-${i}.example`,
  country: 'GB',
  postcode: 'ZQ9 7JW',
});

async function post(i: number, document: unknown, variables: unknown): Promise<Posted> {
  const response = await fetch(`${site.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersOf(i) },
    body: JSON.stringify({ query: String(document), variables }),
  });
  return { status: response.status, body: await response.text() };
}

async function inParallel(work: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < PEOPLE) await work(next++);
  };
  await Promise.all(Array.from({ length: 10 }, lane));
}

/** Everything that five hundred people can do here, and much that they should not. */
async function live(): Promise<void> {
  await inParallel(async (i) => {
    const input = { petition: 'go-further-and-faster', ...personOf(i) };
    if (i % 10 === 0) await signByForm(i);
    else bodies.push((await post(i, SignPetitionDocument, { input })).body);
    if (i % 25 === 0) await sayItInTheWrongPlace(i);
  });
  const links = tokensIn(await mailsOnce(PEOPLE), 'confirm');
  const nonces = new Map<string, string>();
  await inParallel(async (i) => {
    const token = links.get(personOf(i).email)!;
    const shown = JSON.parse((await post(i, ConfirmationPromptDocument, { token })).body);
    nonces.set(token, shown.data.confirmationPrompt.nonce);
  });
  await sleep(1_000);
  await inParallel(async (i) => {
    const token = links.get(personOf(i).email)!;
    const input = { token, nonce: nonces.get(token) };
    const document = i % 50 === 1 ? DisownSignatureDocument : ConfirmSignatureDocument;
    bodies.push((await post(i, document, { input })).body);
    if (i % 50 === 2) await fetch(`${site.origin}/unsubscribe/${token}`, { method: 'POST' });
    await fetch(`${site.origin}/confirm/${token}/signed`, { headers: headersOf(i) });
  });
  const mails = await mailsOnce(PEOPLE + 400);
  const own = tokensIn(mails, 'signature');
  for (const [i, token] of [...own.values()].slice(0, 20).entries()) {
    bodies.push((await post(i, OwnSignatureDocument, { token })).body);
    bodies.push((await post(i, WithdrawSignatureDocument, { input: { token } })).body);
  }
  for (const token of [...nonces.values(), ...tokensIn(mails, 'unsubscribe').values()])
    tokens.add(token);
  for (const token of [...links.values(), ...own.values()]) tokens.add(token);
}

async function signByForm(i: number): Promise<void> {
  const form = new URLSearchParams(personOf(i));
  const answer = await fetch(`${site.origin}/petitions/go-further-and-faster?/sign`, {
    method: 'POST',
    headers: { origin: site.origin, ...headersOf(i) },
    body: form,
  });
  await answer.text();
  expect(answer.status).toBe(200);
}

async function sayItInTheWrongPlace(i: number): Promise<void> {
  const { name, email } = personOf(i);
  const bad = {
    petition: email,
    name: { name },
    email: [email],
    country: name,
    postcode: name,
    [email]: 1,
  };
  bodies.push((await post(i, SignPetitionDocument, { input: bad })).body);
  bodies.push(
    (await post(i, `{ petition(slug: "${email}") { ${name.replaceAll(' ', '_')} } }`, {})).body,
  );
  const at = encodeURIComponent(email);
  const pages = [
    `/${at}`,
    `/go/${at}`,
    `/unsubscribe/${at}`,
    `/confirm/${at}`,
    `/petitions/${at}`,
    `/?source=${at}`,
    `/staff/${at}`,
  ];
  for (const path of pages) {
    const headers = {
      ...headersOf(i),
      referer: `${site.origin}/${at}`,
      'user-agent': email,
      'x-request-id': email,
    };
    await (await fetch(site.origin + path, { headers })).text();
    await (await fetch(site.apiUrl + path, { headers })).text();
  }
  const signIn = await fetch(`${site.origin}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersOf(i) },
    body: JSON.stringify({ email, password: 'hunter2-canary-password' }),
  });
  bodies.push(await signIn.text());
}

/** All mails, once so many have gone out. */
async function mailsOnce(count: number): Promise<Mail[]> {
  const sent = 'select count(*)::int as sent from deliveries where sent_at is not null';
  await until(async () => (await owner.query(sent)).rows[0].sent >= count, 120);
  return (await (await fetch(`${site.mailboxUrl}/api/email`)).json()) as Mail[];
}

function tokensIn(
  mails: Mail[],
  page: 'confirm' | 'signature' | 'unsubscribe',
): Map<string, string> {
  const link = new RegExp(`/${page}/([\\w-]+)`);
  return new Map(
    mails.flatMap(({ text, to }) => {
      const token = link.exec(text)?.[1];
      return token ? [[to[0]!.address, token] as const] : [];
    }),
  );
}

const sought = (): Sought => ({ words: WORDS, tokens });

test('row 88: the search finds what is there: five hundred people in the local mailbox', () => {
  expect(tokens.size).toBeGreaterThan(4 * PEOPLE - 200);
  const found = filesWithTraces([join(site.env.DATA_DIR!, 'mailbox')], sought());
  expect(found.length).toBeGreaterThan(PEOPLE);
  const hidden = Buffer.from(
    `x${Buffer.from('to canary.1@kestrelfeather-1.example').toString('base64')}`,
  );
  expect(tracesIn(hidden, sought())).toEqual(['kestrelfeather']);
});

test('row 88: no row of any table names them, nor holds a token or an address of theirs', async () => {
  const { rows } = await owner.query('select count(*)::int as signatures from signatures');
  expect(rows[0].signatures).toBeGreaterThanOrEqual(PEOPLE - 10);
  expect(await tablesWith(owner, WORDS)).toEqual([]);
  const { rows: tables } = await owner.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  for (const { name } of tables) {
    const dump = await owner.query(`select t::text as row from ${name} t`);
    const text = dump.rows.map(({ row }) => row).join('\n');
    expect([name, tracesIn(Buffer.from(text), sought())]).toEqual([name, []]);
  }
});

test('row 88: no file of the database does either, its log of changes included', () => {
  const folders = keptFolders(site.env.DATA_DIR!);
  expect(
    filesWithTraces(folders, { words: ['go-further-and-faster'], tokens: new Set() }),
  ).not.toEqual([]);
  expect(filesWithTraces(folders, sought())).toEqual([]);
});

test('row 89: no line that any program wrote names them, at the level for finding faults', () => {
  const output = site.output();
  expect(output).toContain('"mail sent"');
  expect(output).toContain('/unsubscribe/:token');
  const lines = output
    .split('\n')
    .filter((line) => tracesIn(Buffer.from(line), sought()).length > 0);
  expect(lines.slice(0, 5)).toEqual([]);
});

test('row 89: no figure, no health report and no answer to an act names them', async () => {
  for (const path of ['/metrics', '/health/ready', '/health/live']) {
    bodies.push(await (await fetch(site.apiUrl + path)).text());
  }
  bodies.push(await (await fetch(`${site.origin}/petitions/go-further-and-faster`)).text());
  expect(bodies.length).toBeGreaterThan(PEOPLE);
  expect(bodies.filter((body) => tracesIn(Buffer.from(body), sought()).length > 0)).toEqual([]);
});
