import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alertMailsOf } from '../../../../test/alerts.ts';
import { carryOut, desk } from '../../../../test/deciding.ts';
import { addConfirmed } from '../../../../test/many-signatures.ts';
import { PETITION } from '../../../../test/signing.ts';
import { signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';

const TITLE = 'Go further and faster to help the people fleeing Ukraine';
const UA = { country: 'UA' };

let world: World;
let carla: SignedInStaff;
let dora: SignedInStaff;
let own: ReturnType<typeof desk>;
let other: ReturnType<typeof desk>;
const { choose } = alertMailsOf(() => world);
const mails = () =>
  world.mailbox.mails.filter(({ text }) =>
    /\/invalidations\?decision=[0-9a-f-]{36}#[0-9a-f-]{36}$/m.test(text),
  );
const mailsTo = ({ email }: SignedInStaff) => mails().filter(({ to }) => to.includes(email));
const query = async (sql: string, values: unknown[] = []) =>
  (await world.owner.query(sql, values)).rows;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await query('delete from staff_members');
  carla = await signedInAs(world, 'CAMPAIGNER');
  dora = await signedInAs(world, 'ADMIN');
  [own, other] = [desk(world, carla.cookie), desk(world, dora.cookie)];
});

const propose = async (count = 1_001, reason?: string) => {
  await addConfirmed(world, count, UA);
  return (await own.invalidate(UA, count, reason)).data!.invalidateSignatures.id;
};
const owed = () =>
  query(
    `select kind from deliveries where kind = 'decision-outcome'
      union all select outcome from decision_outcomes`,
  );
/** What the one mail that the proposer got says. */
const told = async () => {
  await world.deliver();
  const [mail, ...more] = mailsTo(carla);
  expect(more).toEqual([]);
  expect(mailsTo(dora)).toEqual([]);
  return mail!;
};

describe('whoever proposed a decision is mailed what somebody else made of it', () => {
  test('approved: about what, why, by whom and when, with a link and no token', async () => {
    const id = await propose();
    await query(`update staff_members set time_zone = 'Asia/Tokyo' where account_id = $1`, [
      carla.accountId,
    ]);
    await other.approve(id, 1_001);
    const mail = await told();
    expect(mail.subject).toBe('What became of 1 decision of yours at the desk of Undersigned');
    const link = `https://news.example/staff/petitions/${PETITION}/invalidations?decision=${id}#${id}`;
    for (const said of [TITLE, 'Invalidation for 1,001 signatures', '“One network”', link])
      expect(mail.text).toContain(said);
    const said = new RegExp(
      String.raw`Approved by ${dora.email} on .*GMT\+9, for 1,001 signatures\.`,
    );
    expect(mail.text).toMatch(said);
    expect(mail.html).toContain(link);
    expect(mail.text).not.toMatch(/unsubscribe|token/i);
    expect([...mail.headers.keys()]).not.toContain('list-unsubscribe');
  });

  test('approved, for as many as were left by then', async () => {
    const id = await propose(1_003);
    await query(
      `update signatures set state = 'WITHDRAWN' where contact_id in
         (select contact_id from signatures limit 2)`,
    );
    await other.approve(id, 1_001);
    expect((await told()).text).toMatch(/Approved by .*, for 1,001 signatures\./);
  });

  test('cancelled while it waited', async () => {
    await other.cancel(await propose());
    expect((await told()).text).toMatch(
      new RegExp(`Cancelled by ${dora.email} on .*, while it waited: nothing was changed\\.`),
    );
  });

  test('replaced by another proposal, and so by nobody cancelled', async () => {
    const id = await propose();
    await addConfirmed(world, 5, UA);
    await other.invalidate(UA, 1_006, 'More of them', id);
    const { text } = await told();
    expect(text).toMatch(new RegExp(`Replaced by ${dora.email} on .* with a new one:`));
    expect(text).not.toMatch(/Cancelled|More of them/);
  });

  test('approved, cancelled half way and undone: in one mail, in their order', async () => {
    const id = await propose();
    await other.approve(id, 1_001);
    await carryOut(world, 2);
    await other.cancel(id);
    await other.reinstate(id);
    const { text } = await told();
    const steps = text.match(/^(Approved|Cancelled|Undone) .*$/gm)!;
    expect(steps).toEqual([
      expect.stringMatching(/^Approved .*, for 1,001 signatures\.$/),
      expect.stringMatching(/^Cancelled .*, after 6 of 1,001\. What was done by then stays done/),
      expect.stringMatching(/^Undone .*, for 6 signatures\.$/),
    ]);
    expect(text.match(/The reason given/g)).toHaveLength(1);
  });

  test('also of what they decided alone, of any size', async () => {
    await addConfirmed(world, 300, UA);
    await addConfirmed(world, 1, { country: 'PL' });
    const { id: large } = (await own.invalidate(UA, 300)).data!.invalidateSignatures;
    const { id: small } = (await own.invalidate({ country: 'PL' }, 1)).data!.invalidateSignatures;
    await carryOut(world, 1);
    await other.cancel(large);
    await other.reinstate(small);
    const { subject, text } = await told();
    expect(subject).toMatch(/^What became of 2 decisions of yours/);
    expect(text).toMatch(/Cancelled .*, after 3 of 300\./);
    expect(text).toMatch(/Undone .*, for 1 signature\./);
  });

  test('in the language that they chose', async () => {
    await choose(carla, [], 'uk');
    await other.cancel(await propose());
    expect((await told()).text).toContain('Скасовано, поки рішення чекало на схвалення');
  });
});

describe('nobody is mailed', () => {
  test('what they did themselves', async () => {
    const earlier = await propose();
    await addConfirmed(world, 5, UA);
    const anew = (await own.invalidate(UA, 1_006, 'Anew', earlier)).data!.invalidateSignatures.id;
    await own.cancel(anew);
    await addConfirmed(world, 1, { country: 'PL' });
    const { id } = (await own.invalidate({ country: 'PL' }, 1)).data!.invalidateSignatures;
    await own.reinstate(id);
    expect(await query('select state from decisions order by created_at')).toEqual([
      ...[{ state: 'CANCELLED' }, { state: 'CANCELLED' }, { state: 'REINSTATED' }],
    ]);
    expect(await owed()).toEqual([]);
  });

  test('what was too late', async () => {
    const id = await propose();
    await own.cancel(id);
    expect((await other.approve(id, 1_001)).status).toBe(409);
    expect((await other.cancel(id)).status).toBe(409);
    await addConfirmed(world, 5, UA);
    expect((await other.invalidate(UA, 1_006, 'Anew', id)).status).toBe(409);
    expect((await other.reinstate(id)).status).toBe(409);
    expect(await owed()).toEqual([]);
  });

  test('what was rolled back, nor is that done', async () => {
    const id = await propose();
    await query(
      'alter table decision_outcomes add constraint refused check (delivery_id is null) not valid',
    );
    await other.approve(id, 1_001);
    await other.cancel(id);
    await query('alter table decision_outcomes drop constraint refused');
    expect(await query('select state from decisions')).toEqual([{ state: 'PROPOSED' }]);
    expect(await owed()).toEqual([]);
    await world.deliver();
    expect(mails()).toEqual([]);
  });

  test('whom a reason or a title would add, nor with a line or an element of theirs', async () => {
    const retitle = (title: string) =>
      query('update petitions set title = $1 where slug = $2', [title, PETITION]);
    await retitle('Help\r\nBcc: title@evil.example\r\n\r\n<img src=x>');
    const id = await propose(1_001, 'One\r\nBcc: reason@evil.example\r\n\r\n<script>x</script>');
    await other.approve(id, 1_001);
    const mail = await told();
    await retitle(TITLE);
    expect(world.mailbox.mails.flatMap(({ to }) => to).join()).not.toMatch(/evil/);
    expect(mail.subject).not.toMatch(/evil/);
    expect([...mail.headers.keys()]).not.toContain('bcc');
    expect(mail.text).toContain('“One Bcc: reason@evil.example <script>x</script>”');
    expect(mail.html).not.toMatch(/<script|<img/);
  });
});
