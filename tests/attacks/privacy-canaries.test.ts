import { isIP } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tablesWith } from '../../apps/api/test/stored-text.ts';
import { startSite, type Site } from '../support/site.ts';
import { live } from './support/canaries.ts';
import { PEOPLE, WORDS } from './support/canary-people.ts';
import { filesWithTraces, keptFolders, tracesIn, type Sought } from './support/traces.ts';

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
  await live({ site, owner, bodies, tokens });
  const superuser = new pg.Client({ connectionString: url('postgres') });
  await superuser.connect();
  await superuser.query('checkpoint');
  await superuser.end();
}, 300_000);
afterAll(async () => {
  await owner.end();
  await site.discard();
});

/** Whatever looks like an address of a mailbox or of a machine, known or not. */
function addressesIn(text: string): string[] {
  const mailboxes = text.match(/[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [];
  const machines = text.match(/[0-9a-f:][0-9a-f.:]{5,}[0-9a-f:]/gi) ?? [];
  return [...new Set([...mailboxes, ...machines.filter((run) => isIP(run) !== 0)])];
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
  const { rows: given } = await owner.query(
    'select sum(clicks)::int as clicks from donation_clicks',
  );
  expect(given[0].clicks).toBe(PEOPLE / 25);
  expect(await tablesWith(owner, WORDS)).toEqual([]);
  const { rows: tables } = await owner.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  for (const { name } of tables) {
    const dump = await owner.query(`select t::text as row from ${name} t`);
    const text = dump.rows.map(({ row }) => row).join('\n');
    expect([name, tracesIn(Buffer.from(text), sought())]).toEqual([name, []]);
    // Those who log in are known by their address; nobody else is, nor where anybody was.
    const known = name === 'auth."user"' ? [site.staff.email] : [];
    expect([name, addressesIn(text)]).toEqual([name, known]);
  }
  expect(addressesIn('x,a.b+c@d.example,{"at":"192.0.2.1"} 2001:db8::7/64 22:34:17.12')).toEqual([
    ...['a.b+c@d.example', '192.0.2.1', '2001:db8::7'],
  ]);
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

test('row 89: no figure, no health report, no error page and no answer to an act names them', async () => {
  for (const path of ['/metrics', '/health/ready', '/health/live']) {
    bodies.push(await (await fetch(site.apiUrl + path)).text());
  }
  bodies.push(await (await fetch(`${site.origin}/petitions/go-further-and-faster`)).text());
  expect(bodies.length).toBeGreaterThan(PEOPLE);
  expect(bodies.filter((body) => tracesIn(Buffer.from(body), sought()).length > 0)).toEqual([]);
});
