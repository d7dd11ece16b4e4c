import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Authenticator } from '../../apps/api/test/authenticator.ts';
import { addPasskey, signInByPasskey } from '../../apps/api/test/passkey.ts';
import { mailsTo, signInWith, tenMinutesPass } from '../../apps/api/test/safety.ts';
import { confirmApp, setUpApp } from '../../apps/api/test/second-factor.ts';
import {
  askStaff,
  cookieFrom,
  PASSWORD,
  signedInAs,
  type SignedInStaff,
} from '../../apps/api/test/staff.ts';
import { createWorld, type World } from '../../apps/api/test/world.ts';
import { ChangePasswordDocument } from '../../packages/shared/src/generated/staff/graphql.ts';
import { PAYLOADS } from './support/payloads.ts';
import { leavingAllAsItIs } from './support/unchanged.ts';

let world: World;
let staff: SignedInStaff;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(async () => {
  staff = await signedInAs(world, 'EDITOR');
  world.mailbox.mails.length = 0;
});

const ORIGIN = 'https://news.example';
const change = (cookie: string, language = 'en') => {
  const input = { currentPassword: PASSWORD, newPassword: PASSWORD };
  const headers = { cookie, 'accept-language': language };
  return askStaff(world, ChangePasswordDocument, { input }, headers);
};
const linksIn = (text: string) => text.match(/https?:[^\s"<>]+/g) ?? [];

/** The one mail that came, to this very account, in the form that all of them have. */
async function theMail() {
  await world.deliver();
  expect(world.mailbox.mails).toHaveLength(1);
  const [mail] = mailsTo(world, staff);
  expect(mail!.to).toEqual([staff.email]);
  expect(mail!.headers.get('to')).toBe(staff.email);
  const risky = /^(?:b?cc|reply-to|x-.*|list-.*)$/;
  expect([...mail!.headers.keys()].filter((name) => risky.test(name))).toEqual([]);
  expect(mail!.html).not.toMatch(/<(?:script|img|iframe|form|svg|b|x)\b|javascript:|onerror/i);
  return mail!;
}

describe('row 84: what somebody calls their passkey, or their browser, is in no mail', () => {
  const NAMES = [...PAYLOADS.slice(0, 12), 'Key\r\nBcc: e@x.com', 'Key, e@x.com', '{{7*7}} ${7*7}'];
  test.each(NAMES)('a passkey named %j', async (name) => {
    const added = await addPasskey(world, staff.cookie, new Authenticator(ORIGIN), { name });
    expect([200, 400]).toContain(added.status);
    if (added.status !== 200) return;
    const mail = await theMail();
    expect(mail.subject).toBe('Undersigned: A passkey was added');
    expect(mail.source).not.toContain('e@x.com');
    expect(mail.text).not.toContain('{{7*7}}');
    const { rows } = await world.owner.query('select id, "credentialID" as own from auth.passkey');
    for (const { id, own } of rows)
      for (const secret of [id, own]) expect(mail.source).not.toContain(secret);
  });

  test.each([
    ['Firefox/1 on <script>alert(1)</script> Linux', 'Firefox on Linux.'],
    ['<img src=x onerror=alert(1)> Chrome/1', 'Chrome.'],
    ['Bcc: e@x.com', 'Unknown browser.'],
    ['Firefox/146 203.0.113.7 (X11; Linux x86_64) build 4711', 'Firefox on Linux.'],
    ['Firefox/'.repeat(2_000), 'Firefox.'],
  ])('a browser that calls itself whatever it likes: %#', async (userAgent, told) => {
    await signInWith(world, staff.email, { 'user-agent': userAgent });
    const mail = await theMail();
    expect(mail.text).toContain(` UTC. ${told}`);
    for (const said of ['e@x.com', '203.0.113', '4711', 'alert(1)'])
      expect(mail.source).not.toContain(said);
  });

  test.each(['<script>', 'uk\u00a0; q=9', '../../etc/passwd', 'x'.repeat(4_000), '*'])(
    'a page in a language that is none: %#',
    async (language) => {
      expect((await change(staff.cookie, language)).errors).toBe(undefined);
      expect((await theMail()).html).toMatch(/<html lang="(?:en|uk)">/);
    },
  );
});

describe('row 40: a mail about an account', () => {
  test('holds no link but that of the page, which needs a log-in, and nothing that opens anything', async () => {
    const { secret, recoveryCodes } = await setUpApp(world, staff.cookie);
    await change(staff.cookie);
    const mail = await theMail();
    const links = [...linksIn(mail.text), ...linksIn(mail.html)];
    expect(new Set(links)).toEqual(new Set([`${ORIGIN}/staff/account`]));
    const session = staff.cookie.split('=')[1]!.slice(0, 20);
    for (const told of [secret, ...recoveryCodes, PASSWORD, staff.accountId, session])
      expect(mail.source).not.toContain(told);
  });

  test('comes to nobody else, whoever does whatever to their own', async () => {
    const thief = await signedInAs(world, 'VIEWER');
    const passkey = new Authenticator(ORIGIN);
    await addPasskey(world, thief.cookie, passkey);
    await signInByPasskey(world, passkey);
    await change(thief.cookie);
    await tenMinutesPass(world);
    await world.deliver();
    expect(new Set(world.mailbox.mails.flatMap(({ to }) => to))).toEqual(new Set([thief.email]));
  });

  test('is not owed by what was refused', async () => {
    await setUpApp(world, staff.cookie);
    const { rows } = await world.owner.query('select id from auth.passkey limit 1');
    const thief = await signedInAs(world, 'VIEWER');
    const id = rows[0]?.id ?? 'none';
    await world.deliver();
    const refused = await leavingAllAsItIs(world.owner, async () => [
      await askStaff(
        world,
        `mutation { removePasskey(passkey: "${id}") { email } }`,
        {},
        {
          cookie: thief.cookie,
        },
      ),
      await askStaff(world, 'mutation { removeApp { email } }', {}, { cookie: thief.cookie }),
      await askStaff(world, 'mutation { renewRecoveryCodes { codes } }', {}, { cookie: 'none' }),
      await askStaff(
        world,
        `mutation { changeStaffRole(input: { member: "${staff.accountId}", role: ADMIN }) { id } }`,
        {},
        { cookie: thief.cookie },
      ),
      await signInWith(world, staff.email, { origin: 'https://evil.example' }),
    ]);
    for (const { status } of refused) expect(status).toBeGreaterThanOrEqual(400);
  });
});

describe('row 52: whoever logs in with a stolen password', () => {
  test('is not silent by a cookie that is forged, cut or another account’s', async () => {
    const other = await signedInAs(world, 'VIEWER');
    const theirs = cookieFrom(await signInWith(world, other.email, {}));
    const own = cookieFrom(await signInWith(world, staff.email, {}));
    const device = own.split('; ').find((pair) => pair.includes('.device='))!;
    for (const cookie of [
      theirs,
      device.slice(0, -1),
      `${device}A`,
      '__Host-undersigned.device=A',
    ]) {
      await world.deliver();
      await tenMinutesPass(world);
      world.mailbox.mails.length = 0;
      await signInWith(world, staff.email, { cookie });
      await world.deliver();
      expect(mailsTo(world, staff)).toHaveLength(1);
    }
  });

  test('does not bury a new way in under a flood', async () => {
    await setUpApp(world, staff.cookie);
    const renew = () =>
      askStaff(world, 'mutation { renewRecoveryCodes { codes } }', {}, { cookie: staff.cookie });
    await Promise.all(Array.from({ length: 40 }, renew));
    await addPasskey(world, staff.cookie, new Authenticator(ORIGIN));
    for (let times = 0; times < 40; times += 1) await renew();
    const { text } = await theMail();
    expect(text).toContain('A passkey was added. On ');
    expect(text.length).toBeLessThan(1_500);
    await tenMinutesPass(world);
    await world.deliver();
    expect(world.mailbox.mails).toHaveLength(1);
  });

  test('sets up nothing that is not told: a wrong code confirms no app', async () => {
    const start = 'mutation ($i: StartAppInput!) { startApp(input: $i) { secret } }';
    await askStaff(world, start, { i: { password: PASSWORD } }, { cookie: staff.cookie });
    await confirmApp(world, staff.cookie, '000000');
    await world.deliver();
    expect(world.mailbox.mails).toEqual([]);
  });
});
