import { INVITATION_TTL_HOURS } from '@undersigned/shared/limits.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accept, invitationTo, peopleBy } from '../../../../test/people.ts';
import { setUpApp } from '../../../../test/second-factor.ts';
import {
  PASSWORD,
  postTo,
  signedInAs,
  signIn,
  type SignedInStaff,
} from '../../../../test/staff.ts';
import { Authenticator } from '../../../../test/authenticator.ts';
import { addPasskey, signInByPasskey } from '../../../../test/passkey.ts';
import { holds, tablesWith } from '../../../../test/stored-text.ts';
import { createWorld, type World } from '../../../../test/world.ts';
import { clock } from '../../../platform/clock.ts';
import { forgetInvitations } from './invitation.jobs.ts';

const HOUR_MS = 3_600_000;

let world: World;
let admin: SignedInStaff;
let email: string;
let next = 0;
const people = peopleBy(
  () => world,
  () => admin.cookie,
);
beforeAll(async () => {
  world = await createWorld();
  admin = await signedInAs(world, 'ADMIN');
});
afterAll(() => world.close());
beforeEach(() => {
  email = `cara-${(next += 1)}@kestrelfeather.example`;
});
afterEach(() => clock.shift(0));

const refusal = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] | undefined }) =>
  errors?.[0]?.extensions;
const invited = async () => (await people.list()).staffInvitations.map((one) => one.email);
const idOf = async (address: string) =>
  (await people.list()).staffInvitations.find((one) => one.email === address)!.id;
const members = async () => (await people.list()).staffMembers;

describe('an invitation', () => {
  test('comes by mail, tells what one is asked to, and is accepted once', async () => {
    await people.invite(email, 'CAMPAIGNER');
    expect(await invited()).toContain(email);
    const token = await invitationTo(world, email);
    const read = await postTo(world, '/auth/invitation/read', { token });
    expect(await read.json()).toEqual({ email, role: 'CAMPAIGNER', expiresAt: expect.any(String) });
    const answers = await Promise.all([accept(world, token), accept(world, token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect((await accept(world, token)).status).toBe(410);
    expect((await postTo(world, '/auth/invitation/read', { token })).status).toBe(410);
    const signedIn = await signIn(world, { email, password: 'a password of one’s own' });
    expect(await signedIn.json()).toEqual({ user: { email } });
    expect(await members()).toContainEqual(expect.objectContaining({ email, role: 'CAMPAIGNER' }));
    expect(await invited()).not.toContain(email);
  });

  test('says to whom it lets decide that the first day passes before they approve', async () => {
    const mailed = async (role: 'CAMPAIGNER' | 'VIEWER', to: string) => {
      await people.invite(to, role);
      await world.deliver();
      return world.mailbox.mails.find((mail) => mail.to.includes(to))!.text;
    };
    const said = 'In your first day you cannot approve what colleagues propose';
    expect(await mailed('CAMPAIGNER', email)).toContain(said);
    expect(await mailed('VIEWER', `viewer-${email}`)).not.toContain(said);
  });

  test('names who sent it and the role, in the words of its language', async () => {
    await people.invite(email, 'CAMPAIGNER');
    await invitationTo(world, email);
    const mail = world.mailbox.mails.findLast((one) => one.to.includes(email))!;
    const said = `${admin.email} invites you to the desk of Undersigned, as campaigner.`;
    for (const text of [mail.text, mail.html]) {
      expect(text).toContain(said);
      expect(text).toContain('48 hours');
      expect(text).not.toContain('Stop all email');
    }
    expect(mail.text).toMatch(/Let us write to this address no more:\n.*\/unsubscribe\//);
  });

  test('is not owed once whoever sent it is gone', async () => {
    const other = await signedInAs(world, 'ADMIN');
    const theirs = peopleBy(
      () => world,
      () => other.cookie,
    );
    await theirs.invite(email, 'VIEWER');
    await world.owner.query('delete from auth."user" where id = $1', [other.accountId]);
    const before = world.mailbox.mails.length;
    await world.deliver();
    expect(world.mailbox.mails).toHaveLength(before);
  });

  test('stands nowhere with its address or its link, but for the sealed one', async () => {
    await people.invite(email, 'VIEWER');
    const token = await invitationTo(world, email);
    expect(await tablesWith(world.owner, [email, token])).toEqual([]);
    const { rows } = await world.owner.query(
      'select * from audit_entries order by id desc limit 1',
    );
    expect(holds(JSON.stringify(rows), [email])).toBe(false);
    expect(rows[0]).toMatchObject({ action: 'invite-staff', detail: 'VIEWER' });
  });

  test('is over after 48 hours', async () => {
    await people.invite(email, 'VIEWER');
    const token = await invitationTo(world, email);
    clock.shift(INVITATION_TTL_HOURS * HOUR_MS + 1000);
    expect((await accept(world, token)).status).toBe(410);
  });

  test('that is withdrawn opens nothing, and its mail is not sent if it still waits', async () => {
    await people.invite(email, 'VIEWER');
    const token = await invitationTo(world, email);
    await people.withdraw(await idOf(email));
    expect((await accept(world, token)).status).toBe(410);
    await people.invite(email, 'VIEWER');
    await people.withdraw(await idOf(email));
    const before = world.mailbox.mails.length;
    await world.deliver();
    expect(world.mailbox.mails).toHaveLength(before);
    expect(refusal(await people.withdraw('none'))).toEqual({ code: 'NOT_FOUND' });
  });

  test('takes the place of an earlier one, at most three times a day', async () => {
    await people.invite(email, 'VIEWER');
    const first = await invitationTo(world, email);
    await people.invite(email.toUpperCase(), 'EDITOR');
    expect((await accept(world, first)).status).toBe(410);
    expect((await people.invite(email, 'VIEWER')).errors).toBe(undefined);
    expect(refusal(await people.invite(email, 'VIEWER'))).toMatchObject({ code: 'RATE_LIMITED' });
    expect((await invited()).filter((one) => one === email)).toHaveLength(1);
  });

  test('is over when the administrator who sent it is one no more', async () => {
    const other = await signedInAs(world, 'ADMIN');
    const theirs = peopleBy(
      () => world,
      () => other.cookie,
    );
    await theirs.invite(email, 'ADMIN');
    const token = await invitationTo(world, email);
    await people.change(other.accountId, 'EDITOR');
    expect((await accept(world, token)).status).toBe(410);
  });

  test('is not for who has a role already, nor for what is no address', async () => {
    expect(refusal(await people.invite(admin.email, 'VIEWER'))).toEqual({ code: 'CONFLICT' });
    for (const bad of ['nobody', 'a@b', 'root@localhost', `x'--@news.example`]) {
      const answer = refusal(await people.invite(bad, 'VIEWER'));
      if (answer) expect(answer).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });

  test('is forgotten a day after it ran out, and its address with it', async () => {
    await world.owner.query(
      `update staff_invitations set created_at = now() - interval '73 hours'`,
    );
    await forgetInvitations(world.sending.pool);
    const { rows } = await world.owner.query(
      `select (select count(*) from staff_invitations) as invitations,
        (select count(*) from contacts where id not in (select contact_id from safety_mails))
          as contacts`,
    );
    expect(rows[0]).toEqual({ invitations: 0, contacts: 0 });
  });

  test('is over once its address is erased', async () => {
    await people.invite(email, 'VIEWER');
    const token = await invitationTo(world, email);
    await world.owner.query('delete from contacts');
    expect((await accept(world, token)).status).toBe(410);
    expect(await invited()).not.toContain(email);
  });
});

describe('accepting', () => {
  test.each([
    [undefined, 'a password of one’s own', 400],
    ['nonsense', 'a password of one’s own', 404],
    [{ $ne: '' }, 'a password of one’s own', 400],
    [null, 'short', 400],
    [null, 'x'.repeat(129), 400],
    [null, ['an array'], 400],
  ])('with the token %j and the password %j is refused', async (token, password, status) => {
    const used = token === null ? await tokenFor('VIEWER') : token;
    expect((await accept(world, used, password)).status).toBe(status);
    expect((await members()).map((one) => one.email)).not.toContain(email);
  });

  test('is not done by a page of another site', async () => {
    const token = await tokenFor('ADMIN');
    const evil = { origin: 'https://evil.example' };
    expect((await accept(world, token, undefined, evil)).status).toBe(403);
    expect((await postTo(world, '/auth/invitation/read', { token }, evil)).status).toBe(403);
  });

  test('by who had an account begins it anew: no password, app or passkey of then opens it', async () => {
    const former = await signedInAs(world, 'CAMPAIGNER', { factor: false });
    await setUpApp(world, former.cookie);
    const passkey = new Authenticator('https://news.example');
    expect((await addPasskey(world, former.cookie, passkey)).status).toBe(200);
    await people.remove(former.accountId);
    email = former.email;
    const token = await tokenFor('CAMPAIGNER');
    expect((await accept(world, token)).status).toBe(200);
    expect((await signIn(world, { email, password: PASSWORD })).status).toBe(401);
    const again = await signIn(world, { email, password: 'a password of one’s own' });
    expect(await again.json()).toEqual({ user: { email } });
    expect((await signInByPasskey(world, passkey)).status).toBe(401);
    const { rowCount } = await world.owner.query(
      `select from auth.user where email = $1 and "twoFactorEnabled"`,
      [email],
    );
    expect(rowCount).toBe(0);
  });
});

async function tokenFor(role: 'VIEWER' | 'CAMPAIGNER' | 'ADMIN'): Promise<string> {
  await people.invite(email, role);
  return invitationTo(world, email);
}
