import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ops } from '../../test/ops.ts';
import { setUpApp } from '../../test/second-factor.ts';
import { askStaff, PASSWORD, signedInAs, signIn } from '../../test/staff.ts';
import { createWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('who lost their second factor logs in with the password, and is no more than a viewer', async () => {
  const staff = await signedInAs(world, 'ADMIN', { factor: false });
  await setUpApp(world, staff.cookie);
  const run = await ops(world, 'reset-second-factor', ` ${staff.email.toUpperCase()}`);
  expect([run.status, run.stderr]).toEqual([0, '']);
  expect(run.stdout).toContain('has no second factor any more');
  const document = '{ staffViewer { role } }';
  expect((await askStaff(world, document, {}, { cookie: staff.cookie })).status).toBe(401);
  const signedIn = await signIn(world, { email: staff.email, password: PASSWORD });
  expect(await signedIn.json()).toEqual({ user: { email: staff.email } });
  const { rows } = await world.owner.query(
    `select actor, subject from audit_entries where action = 'reset-second-factor'`,
  );
  expect(rows).toEqual([{ actor: 'operator', subject: `account ${staff.accountId}` }]);
  const again = await ops(world, 'reset-second-factor', staff.email);
  expect([again.status, again.stdout]).toEqual([0, expect.stringContaining('nothing was changed')]);
});

test('with other keys nothing is changed, since its holder could not be mailed about it', async () => {
  const staff = await signedInAs(world, 'EDITOR');
  await setUpApp(world, staff.cookie);
  const BLIND_INDEX_KEY = randomBytes(32).toString('base64url');
  const other = { ...world, keys: { ...world.keys, BLIND_INDEX_KEY } };
  for (const command of [
    ['reset-second-factor', staff.email],
    ['grant-staff', staff.email, '--role', 'viewer'],
  ]) {
    const run = await ops(other, ...command);
    expect([run.status, run.stderr]).toEqual([
      ...[1, 'These are not the keys of this database; nothing was changed.\n'],
    ]);
  }
  const document = '{ staffViewer { role hasSecondFactor } }';
  const asked = await askStaff(world, document, {}, { cookie: staff.cookie });
  expect(asked.data).toEqual({ staffViewer: { role: 'EDITOR', hasSecondFactor: true } });
});

test.each([[[]], [['a@news.example', 'b@news.example']]])(
  '%j is told how to be said',
  async (args) => {
    const run = await ops(world, 'reset-second-factor', ...args);
    expect([run.status, run.stderr]).toEqual([1, 'Usage: ops reset-second-factor <email>\n']);
  },
);

test.each(['nobody@news.example', 'no address', `'; drop table auth."user"; --`])(
  '%j is nobody, and nothing is changed',
  async (email) => {
    const run = await ops(world, 'reset-second-factor', email);
    expect([run.status, run.stderr]).toEqual([
      ...[1, 'No account has that address; nothing was changed.\n'],
    ]);
  },
);
