import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ops } from '../../test/ops.ts';
import { linkTo, PETITION, sign, signAndConfirm } from '../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../test/world.ts';
import { nameContext } from '../features/signatures/signature.seal.ts';
import { seal } from '../platform/crypto.ts';

const folder = mkdtempSync(join(tmpdir(), 'export-'));
const out = join(folder, 'signatures.csv');
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  rmSync(out, { force: true });
  await emptyTables(world);
  await world.owner.query('truncate audit_entries');
});

const run = (...args: string[]) => ops(world, 'export-signatures', ...args);
const exported = () => parse<Record<string, string>>(readFileSync(out), { columns: true });
const today = new Date().toISOString().slice(0, 10);

async function notes() {
  return (await world.owner.query('select actor, action, subject, detail from audit_entries')).rows;
}

test('what is handed over is name, country, postcode and day of who confirmed, and no address', async () => {
  await signAndConfirm(world, {
    email: 'ann@example.org',
    name: 'Ann "A" Żółć',
    postcode: 'N1 9GU',
  });
  await signAndConfirm(world, { email: 'bob@example.org', name: 'Bob, Example', country: 'DE' });
  await sign(world, { email: 'cid@example.org', name: 'Cid Waiting' });
  const done = await run(PETITION, '--out', out);
  expect(done).toEqual({ status: 0, stdout: 'Exported: 2 signatures.\n', stderr: '' });
  expect(exported().toSorted((a, b) => (a.name! < b.name! ? -1 : 1))).toEqual([
    { name: 'Ann "A" Żółć', country: 'GB', postcode: 'N1 9GU', signed_on: today },
    { name: 'Bob, Example', country: 'DE', postcode: '', signed_on: today },
  ]);
  expect(readFileSync(out, 'utf8')).not.toContain('@');
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(await notes()).toEqual([
    {
      ...{ actor: 'operator', action: 'export-signatures', subject: `petition ${PETITION}` },
      detail: 'rows: 2',
    },
  ]);
});

test('who withdrew is not in it, and who was forgotten is said to be counted without a name', async () => {
  await signAndConfirm(world, { email: 'ann@example.org' });
  await signAndConfirm(world, { email: 'bob@example.org' });
  await signAndConfirm(world, { email: 'cid@example.org' });
  await world.deliver();
  const [withdrawn, forgotten] = (
    await world.owner.query('select contact_id as id from signatures order by contact_id')
  ).rows;
  await world.owner.query(`update signatures set state = 'WITHDRAWN' where contact_id = $1`, [
    withdrawn.id,
  ]);
  await world.owner.query('update signatures set sealed_name = null where contact_id = $1', [
    forgotten.id,
  ]);
  const { stdout } = await run(PETITION, '--out', out);
  expect(stdout).toBe('Exported: 1 signature.\nCounted, and without a name by now: 1.\n');
  expect(exported()).toHaveLength(1);
  expect(linkTo(world, 'cid@example.org', 'signature')).not.toBe('');
});

test('a petition without signatures makes a file with its headings', async () => {
  expect((await run(PETITION, '--out', out)).stdout).toBe('Exported: 0 signatures.\n');
  expect(readFileSync(out, 'utf8')).toBe('name,country,postcode,signed_on\n');
});

test.each(['=1+1 Example', '+Ann', '-Ann', "＝cmd|' /C calc'!A0"])(
  'a name such as %j is text to a spreadsheet',
  async (name) => {
    await sign(world, { name });
    const { rows } = await world.owner.query('select from signatures');
    // Some are refused as names already; what was stored is disarmed.
    if (rows.length === 0) return;
    await world.owner.query(`update signatures set state = 'CONFIRMED'`);
    await run(PETITION, '--out', out);
    expect(exported()[0]!.name).toBe(`'${name}`);
  },
);

/** As many more confirmed signatures, each with a name sealed for its own contact. */
async function addSignatures(count: number): Promise<void> {
  const { rows } = await world.owner.query('select petition_id as id from signatures');
  const petitionId = rows[0].id;
  const contacts = Array.from({ length: count }, () => randomUUID());
  const names = contacts.map((id, i) =>
    seal(world.config.keyring, `Signer ${i}`, nameContext(petitionId, id)),
  );
  await world.owner.query(
    `insert into signatures select (jsonb_populate_record(s, jsonb_build_object('contact_id', n.id, 'sealed_name', n.name))).*
     from signatures s, unnest($1::uuid[], $2::bytea[]) as n (id, name)`,
    [contacts, names],
  );
}

test('more signatures than one page holds are all in it, each once', async () => {
  await signAndConfirm(world);
  await addSignatures(4_100);
  expect((await run(PETITION, '--out', out)).stdout).toBe('Exported: 4101 signatures.\n');
  expect(new Set(exported().map(({ name }) => name)).size).toBe(4_101);
});

test('an export that breaks off leaves no file, and is noted', async () => {
  await signAndConfirm(world);
  await addSignatures(1);
  await world.owner.query(
    `update signatures set sealed_name = '\\x00' where contact_id not in (select id from contacts)`,
  );
  expect((await run(PETITION, '--out', out)).status).toBe(1);
  expect(existsSync(out)).toBe(false);
  expect(await notes()).toMatchObject([{ detail: 'rows: 2' }]);
});

test('what is there already is not written over', async () => {
  writeFileSync(out, 'mine');
  const refused = await run(PETITION, '--out', out);
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toMatch(/is there already; nothing was written\.\n$/);
  expect(readFileSync(out, 'utf8')).toBe('mine');
  expect(await notes()).toEqual([]);
});

test.each<[string, string[], RegExp]>([
  ['an unknown petition', ['no-such', '--out', out], /^There is no petition no-such\.\n$/],
  ['no file', [PETITION], /^Usage: ops export-signatures <petition> --out F\n$/],
  ['no petition', ['--out', out], /^Usage: /],
  ['two petitions', [PETITION, 'other', '--out', out], /^Usage: /],
  ['a slug that cannot be', ['Ann Example', '--out', out], /^There is no petition/],
  ['an option that there is not', [PETITION, '--out', out, '--all'], /^Usage: /],
  [
    'a folder that is not there',
    [PETITION, '--out', join(folder, 'no/such.csv')],
    /cannot be written\.\n$/,
  ],
])('%s is refused in one line', async (_name, args, line) => {
  const refused = await run(...args);
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toMatch(line);
  expect(refused.stderr).toMatch(/^[^\n]+\n$/);
  expect(existsSync(out)).toBe(false);
});
