import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { processesOf, until } from '../support/processes.ts';
import { runStart } from '../support/run-start.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await query('create schema notes');
  await query('create table notes.kept (note text)');
});
afterAll(() => site?.discard());

async function query(sql: string): Promise<unknown[]> {
  const file = join(site.env.DATA_DIR!, 'keys/postgres.password');
  const password = readFileSync(file, 'utf8').trim();
  const client = new pg.Client({
    ...{ host: '127.0.0.1', port: Number(site.env.POSTGRES_PORT), user: 'postgres', password },
    database: 'undersigned',
  });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

async function sign(email: string): Promise<void> {
  const input = { petition: 'go-further-and-faster', name: 'Suzie Okafor', email, country: 'GB' };
  const response = await fetch(`${site.apiUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }',
      variables: { input },
    }),
  });
  expect(await response.json()).toEqual({
    data: { signPetition: { nextStep: 'CHECK_YOUR_EMAIL' } },
  });
}

async function mailedTo(): Promise<string[]> {
  const response = await fetch(`${site.mailboxUrl}/api/email`);
  const mails = (await response.json()) as { to: { address: string }[] }[];
  return mails.flatMap(({ to }) => to.map(({ address }) => address));
}

const serverIn = (file: string) => readFileSync(file, 'utf8').split('\n')[0]!;
const answers = async (url: string) => (await fetch(url).catch(() => undefined))?.status === 200;
const pidOf = (name: string) =>
  processesOf(site.env.DATA_DIR!).find((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name),
  )!;

describe('a program that dies alone is started again', () => {
  test.each([
    ['the API', 'dist/server.js', () => `${site.apiUrl}/health/ready`],
    ['the web site', 'server.mjs', () => `${site.origin}/healthz`],
    ['the mailbox', 'mailbox.ts', () => `${site.mailboxUrl}/api/email`],
  ])('%s', async (_, program, address) => {
    const before = pidOf(program);

    process.kill(before, 'SIGKILL');

    await until(() => pidOf(program) !== before && answers(address()), 10);
  });

  test('Postgres, with all that was committed, and the mails that were on their way', async () => {
    await query("insert into notes.kept values ('before postgres died')");
    const postmaster = join(site.env.DATA_DIR!, 'postgres/postmaster.pid');
    const before = serverIn(postmaster);
    const worker = pidOf('dist/worker.js');
    const readers = Array.from({ length: 20 }, (_, i) => `on-the-way-${i}@readers.example`);
    await Promise.all(readers.map(sign));
    await until(async () => (await mailedTo()).includes(readers[0]!), 20);

    process.kill(Number(before), 'SIGKILL');

    // The API notices a moment later; only a new server counts.
    await until(() => existsSync(postmaster) && serverIn(postmaster) !== before, 15);
    await until(() => answers(`${site.apiUrl}/health/ready`), 15);
    expect(
      await query("select 1 from notes.kept where note = 'before postgres died'"),
    ).toHaveLength(1);
    await until(async () => {
      const mailed = new Set(await mailedTo());
      return readers.every((reader) => mailed.has(reader));
    }, 20);
    // One that ends with the database leaves mails half sent.
    expect(pidOf('dist/worker.js')).toBe(worker);
  });
});

test('a second start with the same data is refused, and the first one goes on', async () => {
  const second = runStart({ ...site.env });

  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/^A start with the data folder .* is running already/);
  expect(await answers(`${site.origin}/healthz`)).toBe(true);
});

describe('after kill -9 the next start serves again with nothing lost', () => {
  test('of the start alone: its programs end themselves, and Postgres is adopted', async () => {
    await query("insert into notes.kept values ('before the start was killed')");
    const [postmaster] = readFileSync(
      join(site.env.DATA_DIR!, 'postgres/postmaster.pid'),
      'utf8',
    ).split('\n');
    site.process.kill('SIGKILL');

    site = await startSite(site.env);

    expect(await query('select 1 from notes.kept')).toHaveLength(2);
    expect(readFileSync(join(site.env.DATA_DIR!, 'postgres/postmaster.pid'), 'utf8')).toMatch(
      new RegExp(`^${postmaster}\n`),
    );
  });

  test('of every process, Postgres included: acknowledged signatures keep their mails', async () => {
    await query("insert into notes.kept values ('before everything was killed')");
    await sign('early@readers.example');
    await until(async () => (await mailedTo()).includes('early@readers.example'), 20);
    await sign('late@readers.example');
    for (const pid of processesOf(site.env.DATA_DIR!)) process.kill(pid, 'SIGKILL');

    site = await startSite(site.env);

    expect(await query('select 1 from notes.kept')).toHaveLength(3);
    expect(await mailedTo()).toContain('early@readers.example');
    await until(async () => (await mailedTo()).includes('late@readers.example'), 30);
  });
});

test('a start without the keys of its data is refused', async () => {
  await site.stop();
  rmSync(join(site.env.DATA_DIR!, 'keys/blind-index-key'));

  const next = runStart(site.env);

  expect(await next.ended).toBe(1);
  expect(next.output()).toMatch(/blind-index-key is missing, while the database is there/);
});
