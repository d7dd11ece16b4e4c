import { request as ask } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grantRole } from '../../apps/api/src/features/staff/staff-member.service.ts';
import { StaffRole } from '../../apps/api/src/features/staff/staff-role.ts';
import { accept, invitationTo, peopleBy } from '../../apps/api/test/people.ts';
import { setRole, signedInAs, signIn, type SignedInStaff } from '../../apps/api/test/staff.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';
import { AddOfflineSignaturesDocument } from '../../packages/shared/src/generated/staff/graphql.ts';
import { leavingAllAsItIs } from './support/unchanged.ts';

const PAPER = {
  ...{ petition: 'go-further-and-faster', count: 195, note: 'Two sheets.' },
  ...{ collectedOn: '2022-03-12', takeOff: false },
};

let world: World;
let admin: SignedInStaff;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('truncate staff_members, auth."user" cascade');
  admin = await signedInAs(world, 'ADMIN');
});

const by = ({ cookie }: SignedInStaff) =>
  peopleBy(
    () => world,
    () => cookie,
  );
const statusOf = ({ status }: { status: number }) => status;
const roles = async () => {
  const { rows } = await world.owner.query(
    'select role, count(*)::int as n from staff_members group by role order by role',
  );
  return Object.fromEntries(rows.map(({ role, n }) => [role, n]));
};

describe('row 56: a role', () => {
  test('is not taken by an administrator for themselves, nor given up', async () => {
    await signedInAs(world, 'ADMIN');
    const own = by(admin);
    const answers = await leavingAllAsItIs(world.owner, async () => [
      await own.change(admin.accountId, 'VIEWER'),
      await own.change(admin.accountId, 'ADMIN'),
      await own.remove(admin.accountId),
    ]);
    expect(answers.map(statusOf)).toEqual([403, 403, 403]);
  });

  test('of the last administrator is never taken, however many try at once', async () => {
    const others = await Promise.all([1, 2, 3].map(() => signedInAs(world, 'ADMIN')));
    const all = [admin, ...others];
    const tries = all.flatMap((one) =>
      all
        .filter((other) => other !== one)
        .flatMap((other) => [
          by(one).remove(other.accountId),
          by(one).change(other.accountId, 'EDITOR'),
        ]),
    );
    for (const { status } of await Promise.all(tries)) {
      // Whoever lost theirs meanwhile is told so.
      expect([200, 401, 403, 404, 409]).toContain(status);
    }
    expect((await roles())['ADMIN']).toBe(1);
  });

  test('is not given by who was an administrator when the request began', async () => {
    const demoted = await signedInAs(world, 'ADMIN');
    const [invited, changed] = await Promise.all([
      by(demoted).invite('friend@news.example', 'ADMIN'),
      by(admin).change(demoted.accountId, 'VIEWER'),
    ]);
    expect(changed.status).toBe(200);
    const { rows } = await world.owner.query(
      'select from staff_invitations where ended_at is null and invited_by = $1',
      [demoted.accountId],
    );
    expect([invited.status, rows.length]).toEqual([expect.any(Number), 0]);
  });

  test.each([
    ['takes their role', (id: string) => setRole(world, id, null), 403],
    ['gives them another', (id: string) => setRole(world, id, 'VIEWER'), 403],
    [
      'ends their session',
      (id: string) => world.owner.query('delete from auth.session where "userId" = $1', [id]),
      401,
    ],
  ])(
    'is not kept by who began to ask and sends the rest once somebody %s',
    async (_what, revoke, status) => {
      const other = await signedInAs(world, 'CAMPAIGNER');
      const input = { ...PAPER, idempotencyKey: crypto.randomUUID() };
      const document = `${AddOfflineSignaturesDocument}`;
      const body = Buffer.from(JSON.stringify({ query: document, variables: { input } }));
      const answered = new Promise<number>((resolve, reject) => {
        const headers = {
          ...{ cookie: other.cookie, 'content-type': 'application/json' },
          'content-length': body.length,
        };
        const asked = ask(`${world.url}/staff/graphql`, { method: 'POST', headers });
        asked.on('response', (answer) => resolve(answer.resume().statusCode ?? 0));
        asked.on('error', reject);
        asked.write(body.subarray(0, 10));
        void sleep(1_000)
          .then(async () => void (await revoke(other.accountId)))
          .then(() => sleep(1_000))
          .then(() => asked.end(body.subarray(10)));
      });
      expect(await answered).toBe(status);
      expect((await world.owner.query('select from offline_batches')).rows).toEqual([]);
    },
  );
});

describe('row 56: an invitation', () => {
  const email = 'cara@kestrelfeather.example';

  test('lets one in, with one role, however often it is accepted', async () => {
    await by(admin).invite(email, 'VIEWER');
    const token = await invitationTo(world, email);
    const tries = Array.from({ length: 8 }, (_, i) => accept(world, token, `password number ${i}`));
    const answers = (await Promise.all(tries)).map(statusOf);
    expect(answers.filter((status) => status !== 410)).toEqual([200]);
    const works = await Promise.all(
      answers.map((_, i) => signIn(world, { email, password: `password number ${i}` })),
    );
    expect(works.map(statusOf)).toEqual(answers.map((status) => (status === 200 ? 200 : 401)));
  });

  test('does not take over the account of who is staff already', async () => {
    await by(admin).invite(email, 'ADMIN');
    const token = await invitationTo(world, email);
    const granted = await grantRole(world.sending, email, StaffRole.VIEWER);
    const answer = await leavingAllAsItIs(world.owner, () =>
      accept(world, token, 'a new password'),
    );
    expect(answer.status).toBe(409);
    expect((await signIn(world, { email, password: granted.password! })).status).toBe(200);
  });

  test('is over when an operator takes the role of who sent it', async () => {
    const demoted = await signedInAs(world, 'ADMIN');
    await by(demoted).invite(email, 'ADMIN');
    const token = await invitationTo(world, email);
    await grantRole(world.sending, demoted.email, StaffRole.EDITOR);
    expect((await accept(world, token)).status).toBe(410);
    expect(await roles()).toEqual({ ADMIN: 1, EDITOR: 1 });
  });

  test.each([
    ['user@bücher.example', 'user@xn--bcher-kva.example'],
    ['USER.Name@Kestrelfeather.Example', 'user.name@kestrelfeather.example'],
  ])('to %s is accepted, also where somebody signed as %s', async (one, other) => {
    for (const [first, then] of [
      [one, other],
      [other, one],
    ] as const) {
      await world.owner.query('truncate staff_invitations, contacts cascade');
      const { request } = world;
      const signing = `mutation ($input: SignPetitionInput!) { signPetition(input: $input) { nextStep } }`;
      const input = {
        petition: 'go-further-and-faster',
        name: 'A Signer',
        email: first,
        country: 'GB',
      };
      expect((await request(signing, { input })).status).toBe(200);
      const invited = await by(admin).invite(then, 'VIEWER');
      if (invited.status === 400) continue;
      await world.deliver();
      const mail = world.mailbox.mails.findLast(({ text }) => text.includes('/invitation/'));
      const token = mail?.text.match(/\/invitation\/([\w-]+)/)?.[1];
      const accepted = await accept(world, token);
      expect([then, accepted.status < 500]).toEqual([then, true]);
    }
  });
});
