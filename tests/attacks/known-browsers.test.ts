import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ops } from '../../apps/api/test/ops.ts';
import { accept, invitationTo, peopleBy } from '../../apps/api/test/people.ts';
import { mailsTo, signInWith, tenMinutesPass } from '../../apps/api/test/safety.ts';
import { setUpApp } from '../../apps/api/test/second-factor.ts';
import {
  askStaff,
  cookieFrom,
  PASSWORD,
  signedInAs,
  signIn,
  type SignedInStaff,
} from '../../apps/api/test/staff.ts';
import { anyAddress, createWorld, from, type World } from '../../apps/api/test/world.ts';
import {
  ChangePasswordDocument,
  EndOtherSessionsDocument,
} from '../../packages/shared/src/generated/staff/graphql.ts';
import { allAtOnce } from './support/all-at-once.ts';

let world: World;
let admin: SignedInStaff;
let staff: SignedInStaff;
const people = peopleBy(
  () => world,
  () => admin.cookie,
);
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  admin = await signedInAs(world, 'ADMIN');
});
afterAll(() => world.close());
beforeEach(async () => {
  staff = await signedInAs(world, 'EDITOR');
});

const endOthers = () =>
  askStaff(world, EndOtherSessionsDocument, { expectedTotal: null }, { cookie: staff.cookie });
const deviceIn = (answer: Response) =>
  cookieFrom(answer)
    .split('; ')
    .find((pair) => pair.includes('.device='));

/** With the password that the account has now, and whatever the browser kept. */
async function logIn(cookie: string): Promise<Response> {
  const answer = await signInWith(world, staff.email, { cookie });
  expect(answer.status).toBe(200);
  return answer;
}

/** What the owner is told from now on. */
async function told(): Promise<string[]> {
  await world.deliver();
  return mailsTo(world, staff).map(({ subject }) => subject);
}
async function forgetMails(): Promise<void> {
  await world.deliver();
  await tenMinutesPass(world);
  world.mailbox.mails.length = 0;
}

const NEW_BROWSER = 'Undersigned: Somebody logged in with a browser that was new to your account';

/** Each leaves the password that thief and owner know: what is looked at is the cookie alone. */
const CHANGES: [what: string, change: () => Promise<unknown>][] = [
  [
    'the password was changed',
    () => {
      const input = { currentPassword: PASSWORD, newPassword: PASSWORD };
      return askStaff(world, ChangePasswordDocument, { input }, { cookie: staff.cookie });
    },
  ],
  ['everywhere else was logged out', endOthers],
  [
    'an operator reset the factors',
    async () => {
      await setUpApp(world, staff.cookie);
      expect((await ops(world, 'reset-second-factor', staff.email)).status).toBe(0);
    },
  ],
  [
    'an invitation began the account anew',
    async () => {
      await people.remove(staff.accountId);
      await people.invite(staff.email, 'VIEWER');
      const token = await invitationTo(world, staff.email);
      expect((await accept(world, token, PASSWORD)).status).toBe(200);
    },
  ],
];

describe.each(CHANGES)('row 52: after %s', (_what, change) => {
  test('a browser in which a thief had logged in is new, and what logs in with it is mailed', async () => {
    const thief = deviceIn(await logIn(''))!;
    await forgetMails();
    await logIn(thief);
    expect(await told()).toEqual([]);
    await change();
    await forgetMails();
    const fresh = deviceIn(await logIn(thief));
    expect(await told()).toEqual([NEW_BROWSER]);
    // Whoever logs in now is known from now on, and no longer than until the next of these.
    await forgetMails();
    expect(deviceIn(await logIn(fresh!))).toBe(undefined);
    expect(await told()).toEqual([]);
  });
});

describe('row 52: a browser that was known once', () => {
  test('guesses with the allowance of strangers', async () => {
    const cookies = await Promise.all(
      Array.from({ length: 3 }, async () => deviceIn(await logIn(''))!),
    );
    await endOthers();
    const guesses = cookies.flatMap((cookie) => Array.from({ length: 5 }, () => cookie));
    const answers = await Promise.all(
      guesses.map((cookie) => {
        const headers = { ...from(anyAddress()), cookie };
        return signIn(world, { email: staff.email, password: 'a guess' }, headers);
      }),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(5).fill(429)]);
  });

  test('is not known to an account that has its address later', async () => {
    const before = deviceIn(await logIn(''))!;
    await forgetMails();
    await world.owner.query('delete from staff_members where account_id = $1', [staff.accountId]);
    await world.owner.query('delete from auth."user" where id = $1', [staff.accountId]);
    await people.invite(staff.email, 'VIEWER');
    await accept(world, await invitationTo(world, staff.email), PASSWORD);
    await forgetMails();
    await logIn(before);
    expect(await told()).toEqual([NEW_BROWSER]);
  });

  test('is handed nothing by a login during which everywhere else is logged out', async () => {
    const renew = `with renewed as (
        update auth."user" set "browserStamp" = gen_random_uuid() where id = $1 returning id)
      delete from auth.session where "userId" in (select id from renewed)`;
    const [answer] = await allAtOnce(
      world.owner,
      [renew, staff.accountId],
      [() => signIn(world, { email: staff.email, password: PASSWORD })],
    );
    expect([answer!.status, answer!.headers.getSetCookie()]).toEqual([401, []]);
  });
});
