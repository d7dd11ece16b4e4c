import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { nameContext } from '../../apps/api/src/features/signatures/signature.seal.ts';
import { seal } from '../../apps/api/src/platform/crypto.ts';
import { cellsOf } from '../../apps/api/test/csv-cells.ts';
import { ops } from '../../apps/api/test/ops.ts';
import { PETITION, sign } from '../../apps/api/test/signing.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'exports-'));
const out = join(folder, 'signatures.csv');
let world: World;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await emptyTables(world);
  rmSync(out, { force: true });
});

/** Confirmed signatures of these names, whatever a form would have said of them. */
async function add(names: string[]): Promise<void> {
  await sign(world);
  const { rows } = await world.owner.query('select petition_id as id from signatures');
  const petitionId = rows[0].id;
  const { keyring } = world.config;
  for (let at = 0; at < names.length; at += 10_000) {
    const some = names.slice(at, at + 10_000).map((name) => ({ name, id: randomUUID() }));
    const sealed = some.map(({ name, id }) => seal(keyring, name, nameContext(petitionId, id)));
    await world.owner.query(
      `insert into signatures select (jsonb_populate_record(s, jsonb_build_object(
         'contact_id', n.id, 'sealed_name', n.name, 'state', 'CONFIRMED'))).*
       from signatures s, unnest($1::uuid[], $2::bytea[]) as n (id, name)
       where s.state = 'PENDING'`,
      [some.map(({ id }) => id), sealed],
    );
  }
  await world.owner.query(`delete from signatures where state = 'PENDING'`);
}
const exported = async () => {
  expect((await ops(world, 'export-signatures', PETITION, '--out', out)).status).toBe(0);
  return readFileSync(out, 'utf8');
};

const BEGINNINGS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '＝',
  '＋',
  '－',
  '＠',
  '|',
  '%',
  '"',
  "'",
  ';',
  ',',
];
const ENDS = [
  '1+1',
  `cmd|' /C calc'!A0`,
  'HYPERLINK("https://evil.example")',
  'Ann',
  '1;=1+1',
  '1,=1+1',
  '\n=1+1',
  '\r\n=1+1',
  '";=1+1',
  `';"=1`,
];
const DANGEROUS = BEGINNINGS.flatMap((begin) => [
  ...ENDS.map((end) => begin + end),
  ...ENDS.map((end) => `Ann${begin}${end}`),
  ...ENDS.map((end) => ` ${begin}${end}`),
]);
/** What a spreadsheet takes for the beginning of a formula. */
const RUNS = /^[=+\-@\t\r＝＋－＠]/;

describe('row 69: a name that is a formula', () => {
  test('is text in every cell, by whatever sign a spreadsheet cuts cells', async () => {
    await add(DANGEROUS);
    const text = await exported();
    for (const delimiter of [',', ';', '\t', '|']) {
      const cells = cellsOf(text, delimiter).flat();
      expect([delimiter, cells.filter((cell) => RUNS.test(cell))]).toEqual([delimiter, []]);
    }
  });

  test('comes back as it is stored, but for an apostrophe before what would run', async () => {
    const CHARACTERS = [...'ab Ä"\',;=+-@|%\t\r\n\\/＝😀Ж\u200d\u0301'];
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const names = Array.from({ length: 10_000 }, () =>
      Array.from({ length: 1 + random(12) }, () => CHARACTERS[random(CHARACTERS.length)]).join(''),
    );
    await add(names);
    const read = cellsOf(await exported())
      .slice(1)
      .map(([name]) => name!);
    const bare = (all: string[]) => all.map((name) => name.replaceAll("'", '')).sort();
    expect(bare(read)).toEqual(bare(names));
    const harmless = (all: string[]) => all.filter((name) => !/[=+\-@＝\t\r]/.test(name)).sort();
    expect(harmless(read)).toEqual(harmless(names));
    expect(harmless(names).length).toBeGreaterThan(1_000);
  }, 120_000);
});

describe('row 70: the whole list', () => {
  const site = inject('besieged');
  test.each(['/export', '/signatures.csv', '/signatures/export', '/exports/signatures.csv'])(
    'is at no address of the site: %s',
    async (path) => {
      for (const base of ['', '/staff', `/petitions/${PETITION}`, `/staff/petitions/${PETITION}`]) {
        const { status } = await fetch(site.origin + base + path, { redirect: 'manual' });
        expect([base + path, [303, 404].includes(status)]).toEqual([base + path, true]);
      }
    },
  );

  test('is written by an operator for nobody else, and noted with its size before it is read', async () => {
    await add(['Ann', 'Bob', 'Cid']);
    await exported();
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const { rows } = await world.owner.query(
      `select actor, detail from audit_entries where action = 'export-signatures'`,
    );
    expect(rows.at(-1)).toEqual({ actor: 'operator', detail: 'rows: 3' });
    await world.owner.query(
      'alter table audit_entries add constraint no_more check (false) not valid',
    );
    try {
      rmSync(out);
      expect((await ops(world, 'export-signatures', PETITION, '--out', out)).status).toBe(1);
      expect(existsSync(out)).toBe(false);
    } finally {
      await world.owner.query('alter table audit_entries drop constraint no_more');
    }
  });
});

describe('row 71: who took their name back', () => {
  test.each([
    ['withdrew', `update signatures set state = 'WITHDRAWN'`],
    ['was erased', 'delete from signatures'],
    ['was forgotten', 'update signatures set sealed_name = null'],
    ['was set aside', `update signatures set state = 'INVALIDATED'`],
    ['was held', `update signatures set state = 'HELD'`],
    ['was disowned', `update signatures set state = 'DISOWNED'`],
  ])('and %s before it began is in no export', async (_what, sql) => {
    await add(['Ann']);
    await world.owner.query(sql);
    expect(await exported()).not.toContain('Ann');
  });
});

test('row 72: an export of a hundred thousand needs no more memory than one of a few', async () => {
  await add(Array.from({ length: 100_000 }, (_, i) => `Signer ${i} of a long list of names`));
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    DATABASE_URL: world.database.databaseUrl,
    DATABASE_OWNER_URL: world.database.ownerUrl,
    ...world.keys,
    PUBLISHER_NAME: 'The Example',
    PRIVACY_CONTACT: 'privacy@news.example',
    SMTP_URL: world.mailbox.smtpUrl,
    MAIL_FROM: 'campaign@news.example',
  };
  const program = join(import.meta.dirname, '../../apps/api/dist/ops.js');
  const args = ['--max-old-space-size=48', program, 'export-signatures', PETITION, '--out', out];
  const { stdout } = await run(process.execPath, args, { env });
  expect(stdout).toBe('Exported: 100000 signatures.\n');
  expect(readFileSync(out, 'utf8').split('\n')).toHaveLength(100_002);
}, 120_000);
