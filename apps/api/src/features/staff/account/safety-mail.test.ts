import {
  ChangePasswordDocument,
  RemoveAppDocument,
  RenewRecoveryCodesDocument,
  RestoreStaffDocument,
  ShowSecondFactorDocument,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Authenticator } from '../../../../test/authenticator.ts';
import { enrol } from '../../../../test/enrolled.ts';
import { ops } from '../../../../test/ops.ts';
import { addPasskey } from '../../../../test/passkey.ts';
import { accept, invitationTo, peopleBy } from '../../../../test/people.ts';
import { mailsTo, signInWith, tenMinutesPass } from '../../../../test/safety.ts';
import { codeStep, passwordStep, setUpApp } from '../../../../test/second-factor.ts';
import {
  askStaff,
  cookieFrom,
  PASSWORD,
  signedInAs,
  type SignedInStaff,
} from '../../../../test/staff.ts';
import { createWorld, type World } from '../../../../test/world.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0';

let world: World;
let admin: SignedInStaff;
let staff: SignedInStaff;
const people = peopleBy(
  () => world,
  () => admin.cookie,
);
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(async () => {
  admin = await signedInAs(world, 'ADMIN');
  staff = await signedInAs(world, 'EDITOR');
  world.mailbox.mails.length = 0;
  await world.owner.query(`update auth.session set device = 'Firefox on Linux'`);
});

const ask = (document: { toString(): string }, variables = {}) =>
  askStaff(world, document, variables, { cookie: staff.cookie });
const change = { currentPassword: PASSWORD, newPassword: 'another long password' };
const passkeyId = async () => {
  const query = 'select id from auth.passkey where "userId" = $1';
  return (await world.owner.query(query, [staff.accountId])).rows[0].id as string;
};

/** What this comes to, as the one mail to the account tells it. */
async function told(): Promise<{ subject: string; text: string; html: string }> {
  await world.deliver();
  const mails = mailsTo(world, staff);
  expect(mails).toHaveLength(1);
  const [{ subject, text, html }] = mails as [(typeof mails)[0]];
  expect(html.replaceAll('&#39;', "'")).toContain(subject.replace('Undersigned: ', ''));
  return { subject, text, html };
}

/** The mails of what went before do not count. */
async function after(work: () => Promise<unknown>): Promise<void> {
  await work();
  await world.deliver();
  world.mailbox.mails.length = 0;
  await tenMinutesPass(world);
}

describe('the holder of an account is mailed', () => {
  const OWN: [what: string, act: () => Promise<unknown>][] = [
    ['An authenticator app was set up', () => setUpApp(world, staff.cookie)],
    [
      'The authenticator app was removed',
      async () => {
        await after(() => setUpApp(world, staff.cookie));
        await ask(RemoveAppDocument);
      },
    ],
    [
      'A passkey was added',
      () => addPasskey(world, staff.cookie, new Authenticator('https://news.example')),
    ],
    [
      'A passkey was removed',
      async () => {
        await after(() =>
          addPasskey(world, staff.cookie, new Authenticator('https://news.example')),
        );
        await ask(`mutation { removePasskey(passkey: "${await passkeyId()}") { email } }`);
      },
    ],
    [
      'New recovery codes were made; the old ones do not work any more',
      async () => {
        await after(() => setUpApp(world, staff.cookie));
        await ask(RenewRecoveryCodesDocument);
      },
    ],
    [
      'A recovery code was used',
      async () => {
        let codes: string[] = [];
        await after(async () => ({ recoveryCodes: codes } = await setUpApp(world, staff.cookie)));
        await ask(ShowSecondFactorDocument, { input: { code: codes[0] } });
      },
    ],
    ['The password was changed', () => ask(ChangePasswordDocument, { input: change })],
  ];
  test.each(OWN)('%s: when, and with which browser', async (what, act) => {
    await act();
    const { subject, text } = await told();
    expect(subject).toBe(`Undersigned: ${what}`);
    expect(text).toMatch(
      new RegExp(
        `\\n${what}\\. On \\d+ \\w+ \\d{4} at \\d\\d:\\d\\d UTC\\. Firefox on Linux\\.\\n`,
      ),
    );
    expect(text).toContain('“Log out everywhere else”, change your password');
    expect(text).toContain('Go to your account:\nhttps://news.example/staff/account');
    await world.deliver();
    await tenMinutesPass(world);
    await world.deliver();
    expect(mailsTo(world, staff)).toHaveLength(1);
    expect(mailsTo(world, admin)).toEqual([]);
  });

  test('of a login with a recovery code, also from a browser that is known', async () => {
    const known = cookieFrom(await signInWith(world, staff.email, {}));
    let codes: string[] = [];
    await after(async () => ({ recoveryCodes: codes } = await setUpApp(world, staff.cookie)));
    const device = known.split('; ').find((pair) => pair.includes('.device='));
    const challenge = `${await passwordStep(world, staff.email)}; ${device}`;
    const headers = { 'user-agent': FIREFOX };
    expect((await codeStep(world, challenge, codes[0], headers)).status).toBe(200);
    const { subject, text } = await told();
    expect(subject).toBe('Undersigned: Somebody logged in with a recovery code');
    expect(text).toContain(' UTC. Firefox on Linux.');
  });

  test('of a login from a browser that is new to this account, and of no other', async () => {
    const first = await signInWith(world, staff.email, { 'user-agent': FIREFOX });
    const { subject, text } = await told();
    expect(subject).toBe(
      'Undersigned: Somebody logged in with a browser that was new to your account',
    );
    expect(text).toContain(' UTC. Firefox on Linux.');
    await tenMinutesPass(world);
    await signInWith(world, staff.email, { 'user-agent': FIREFOX, cookie: cookieFrom(first) });
    await world.deliver();
    expect(mailsTo(world, staff)).toHaveLength(1);
    // Another account's browser is new to this one.
    const other = cookieFrom(await signInWith(world, admin.email, {}));
    await signInWith(world, staff.email, { cookie: other });
    await world.deliver();
    expect(mailsTo(world, staff)).toHaveLength(2);
    expect(mailsTo(world, staff)[1]!.text).toContain(' UTC. Unknown browser.');
  });

  test('of a wrong password, or one that leads no further, nothing', async () => {
    await enrol(world, staff.accountId);
    await signInWith(world, staff.email, {});
    await world.deliver();
    expect(mailsTo(world, staff)).toEqual([]);
  });

  const ROLE: [what: string, act: () => Promise<unknown>][] = [
    [
      'An administrator changed your role: editor before, campaigner now',
      () => people.change(staff.accountId, 'CAMPAIGNER'),
    ],
    [
      'An operator changed your role: editor before, viewer now',
      () => ops(world, 'grant-staff', staff.email, '--role', 'viewer'),
    ],
    [
      'An operator removed your second factors and recovery codes',
      async () => {
        await after(() => setUpApp(world, staff.cookie));
        await ops(world, 'reset-second-factor', staff.email);
      },
    ],
    [
      'An administrator gave your role back: editor',
      async () => {
        await after(() => people.remove(staff.accountId));
        await askStaff(
          world,
          RestoreStaffDocument,
          { member: staff.accountId },
          {
            cookie: admin.cookie,
          },
        );
      },
    ],
    [
      'An operator gave you a role: moderator',
      async () => {
        await after(() => people.remove(staff.accountId));
        await ops(world, 'grant-staff', staff.email, '--role', 'moderator');
      },
    ],
    [
      'An invitation was accepted for your account, with a new password and without the second factors of before. Role: viewer',
      async () => {
        let token = '';
        await after(async () => {
          await people.remove(staff.accountId);
          await people.invite(staff.email, 'VIEWER');
          token = await invitationTo(world, staff.email);
        });
        await accept(world, token);
      },
    ],
  ];
  test.each(ROLE)('%s', async (what, act) => {
    await act();
    const { subject, text } = await told();
    expect(subject).toBe(`Undersigned: ${what}`);
    // Whose browser it was is not theirs to know.
    expect(text).toMatch(new RegExp(`\\n${what}\\. On [^\\n]+ UTC\\.\\n`));
    expect(text).toContain('https://news.example/staff/account');
    // A new password helps against nothing that an administrator or an operator did to a role.
    const isOfRole = /your role|you a role/.test(what);
    expect(text.includes('change your password')).toBe(!isOfRole);
    expect(text.includes('ask an administrator of Undersigned')).toBe(isOfRole);
  });

  test('of a role that was taken away, without the way to a page that is closed now', async () => {
    await people.remove(staff.accountId);
    const { subject, text } = await told();
    expect(subject).toBe('Undersigned: An administrator took your role away: editor');
    expect(text).toContain('If you did not expect this, ask an administrator of Undersigned.');
    expect(text).not.toContain('https://');
  });
});

test('nobody is mailed of an account that is new, or of the role that it has already', async () => {
  await ops(world, 'grant-staff', 'new@news.example', '--role', 'viewer');
  await ops(world, 'grant-staff', 'new@news.example', '--role', 'viewer');
  await ops(world, 'grant-staff', staff.email, '--role', 'editor');
  await people.change(staff.accountId, 'EDITOR');
  await people.invite('newer@news.example', 'VIEWER');
  await accept(world, await invitationTo(world, 'newer@news.example'));
  world.mailbox.mails.length = 0;
  await world.deliver();
  expect(world.mailbox.mails).toEqual([]);
});
