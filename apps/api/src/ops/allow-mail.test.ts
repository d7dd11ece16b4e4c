import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ops, opsWithInput } from '../../test/ops.ts';
import { linkTo, signAndConfirm } from '../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../test/world.ts';

const ANN = 'ann@example.org';
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('truncate audit_entries');
  await signAndConfirm(world, { email: ANN });
  await world.deliver();
  const token = linkTo(world, ANN, 'unsubscribe');
  await fetch(`${world.url}/unsubscribe/${token}`, { method: 'POST' });
});

const allow = (input: string | Uint8Array) => opsWithInput(world, input, 'allow-mail');
async function kept() {
  const { rows } = await world.owner.query(`
    select (select json_agg(contact_id) from suppressions) as suppressed,
      (select json_agg(encode(tag, 'hex') order by id) from erasures) as journal,
      (select json_agg(json_build_array(actor, action, subject, detail)) from audit_entries) as audit`);
  return rows[0];
}
const DONE = { status: 0, stdout: 'Mails to that address go out again.\n', stderr: '' };
const NOBODY = {
  ...DONE,
  stdout: 'Nobody had asked us never to write to that address.\n',
};

test('who had said "never write to me" and thought better of it is written to again', async () => {
  const [id] = (await kept()).suppressed;
  expect(await allow(`${ANN}\n`)).toEqual(DONE);
  const tag = id.replaceAll('-', '');
  expect(await kept()).toEqual({
    suppressed: null,
    journal: [tag, `00${tag}`],
    // Of whom is not said: the entry outlives the person's data.
    audit: [['operator', 'allow-mail', 'one address', null]],
  });
});

test.each(['Ann@EXAMPLE.org', ` ${ANN}\r\n`, `\ufeff${ANN}`])(
  'the address may be written as %j',
  async (input) => expect(await allow(input)).toEqual(DONE),
);

test('nothing is changed or noted for an address that nobody asked about', async () => {
  const before = await kept();
  expect(await allow('bob@example.org\n')).toEqual(NOBODY);
  expect(await kept()).toEqual(before);
  await allow(ANN);
  const after = await kept();
  expect(await allow(ANN)).toEqual(NOBODY);
  expect(await kept()).toEqual(after);
});

test.each<[string, string | Uint8Array, RegExp]>([
  ['nothing', '', /no address/],
  ['an empty line', ' \r\n', /no address/],
  ['a name', 'Secretann\n', /not an address/],
  ['two addresses', `secretann@example.org\n${ANN}\n`, /more than one line/],
  ['a NUL', `secretann\u0000@example.org`, /not an address/],
  ['a megabyte', 'secretann'.repeat(120_000), /too long/],
  ['Latin-1', Buffer.from('secretann\u00e9@example.org', 'latin1'), /not UTF-8/],
])('%s is refused in one line that says nothing of the input', async (_name, input, line) => {
  const before = await kept();
  const run = await allow(input);
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(/^[^\n]+\n$/);
  expect(run.stderr).toMatch(line);
  expect(run.stderr.toLowerCase()).not.toContain('secretann');
  expect(await kept()).toEqual(before);
});

test('an address on the command line, where others see it, is refused and not repeated', async () => {
  const run = await ops(world, 'allow-mail', ANN);
  expect(run).toEqual({ status: 1, stdout: '', stderr: 'Usage: ops allow-mail\n' });
});

test('with other keys, which find nobody, nothing is said about anybody', async () => {
  const keys = { ...world.keys, BLIND_INDEX_KEY: randomBytes(32).toString('base64url') };
  const run = await opsWithInput({ ...world, keys }, ANN, 'allow-mail');
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/^These are not the keys of this database; nothing was changed\.\n$/);
});
