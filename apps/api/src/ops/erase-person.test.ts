import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ops, opsWithInput } from '../../test/ops.ts';
import { counts, linkTo, recounted, sign, signAndConfirm } from '../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../test/world.ts';

const ANN = 'ann@example.org';
const BOB = 'bob@example.org';
let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.owner.query(
    `insert into petitions (id, slug, title, demand, addressed_to, campaign_id)
     select gen_random_uuid(), 'another', 'Another', 'Do.', 'Them', campaign_id from petitions limit 1`,
  );
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('truncate audit_entries');
  await signAndConfirm(world, {
    email: ANN,
    name: 'Ann Example',
    display: 'FIRST_NAME_AND_INITIAL',
  });
  await sign(world, { email: ANN, name: 'Ann Example', petition: 'another' });
  await signAndConfirm(world, { email: BOB, name: 'Bob Example' });
  await world.deliver();
});

const erase = (input: string | Uint8Array) => opsWithInput(world, input, 'erase-person');
const NOTHING = 'No signature of that address was found, and nothing is kept about it.\n';

/** In how many rows of all tables this stands. */
async function rowsWith(text: string): Promise<number> {
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('public', 'graphile_worker', 'auth')`,
  );
  let found = 0;
  for (const { name } of tables) {
    const query = `select from ${name} t where t::text ilike $1`;
    found += (await world.owner.query(query, [`%${text}%`])).rowCount!;
  }
  return found;
}

async function contactOf(email: string): Promise<string> {
  const { rows } = await world.owner.query(
    `select contact_id as id from signatures group by contact_id having count(*) = $1`,
    [email === ANN ? 2 : 1],
  );
  return rows[0].id;
}

test('everything about a person goes, from every petition, and the counts say so', async () => {
  const id = await contactOf(ANN);
  expect(await rowsWith(id)).toBeGreaterThan(3);
  const run = await erase(` Ann@EXAMPLE.org\n`);
  expect(run).toEqual({
    status: 0,
    stdout: 'Erased: 2 signatures, the address, and what was mailed to it.\n',
    stderr: '',
  });
  expect(await rowsWith(id)).toBe(0);
  expect(await counts(world)).toMatchObject({
    ...{ confirmed: 1, withdrawn: 1, pending: 0 },
    ledger: { confirmed: 2, erased: 1 },
  });
  expect(await counts(world)).toMatchObject(await recounted(world));
});

test('the audit log keeps that it was done and not of whom', async () => {
  await erase(ANN);
  const { rows } = await world.owner.query(
    'select actor, action, subject, detail from audit_entries',
  );
  expect(rows).toEqual([
    { actor: 'operator', action: 'erase-person', subject: 'one address', detail: 'signatures: 2' },
  ]);
});

test('others keep theirs, and a second time there is nothing left', async () => {
  await erase(ANN);
  const { rows } = await world.owner.query('select count(*)::int as contacts from contacts');
  expect(rows[0].contacts).toBe(1);
  expect(await erase(ANN)).toEqual({ status: 0, stdout: NOTHING, stderr: '' });
  expect(await counts(world)).toMatchObject({ confirmed: 1, withdrawn: 1, ledger: { erased: 1 } });
});

test('what is left of somebody without a signature goes too, and "never write to me" stays', async () => {
  const id = await contactOf(BOB);
  await fetch(`${world.url}/unsubscribe/${linkTo(world, BOB, 'unsubscribe')}`, { method: 'POST' });
  await erase(BOB);
  const { rows } = await world.owner.query('select contact_id as id from suppressions');
  expect(rows).toEqual([{ id }]);
  await world.owner.query('insert into forgotten_contacts (contact_id) values ($1)', [id]);
  await world.owner.query(
    `insert into deliveries (kind, contact_id, subject_id, sent_at) values ('confirmation', $1, $1, now())`,
    [id],
  );
  expect((await erase(BOB)).stdout).toBe(NOTHING);
  expect(await rowsWith(id)).toBe(1);
});

test('who signs again afterwards signs as new', async () => {
  await erase(ANN);
  await signAndConfirm(world, { email: ANN });
  expect(await counts(world)).toMatchObject({ confirmed: 2, withdrawn: 1 });
  expect(await counts(world)).toMatchObject(await recounted(world));
});

test.each<[string, string | Uint8Array, RegExp]>([
  ['nothing', '', /no address/],
  ['a name', 'Secretann\n', /not an address/],
  ['two addresses', `secretann@example.org\n${ANN}\n`, /more than one line/],
  ['a pattern', '%@example.org', /not an address|nothing is kept/],
  ['a megabyte', 'secretann'.repeat(120_000), /too long/],
])('%s erases nobody, and is not repeated', async (_name, input, line) => {
  const before = await counts(world);
  const run = await erase(input);
  expect(run.stdout + run.stderr).toMatch(line);
  expect((run.stdout + run.stderr).toLowerCase()).not.toContain('secretann');
  expect(await counts(world)).toEqual(before);
});

test('an address on the command line, where others see it, is refused and not repeated', async () => {
  const run = await ops(world, 'erase-person', ANN);
  expect(run).toEqual({ status: 1, stdout: '', stderr: 'Usage: ops erase-person\n' });
});

test('with other keys, which find nobody, nobody is said to be erased', async () => {
  const keys = { ...world.keys, BLIND_INDEX_KEY: randomBytes(32).toString('base64url') };
  const run = await opsWithInput({ ...world, keys }, ANN, 'erase-person');
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/^These are not the keys of this database; nothing was changed\.\n$/);
});
