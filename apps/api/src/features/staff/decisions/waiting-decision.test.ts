import {
  StaffAlertsNowDocument,
  StaffNeedsDocument,
  type StaffAlertsNowQuery,
  type StaffNeedsQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alertMailsOf } from '../../../../test/alerts.ts';
import { desk } from '../../../../test/deciding.ts';
import { addConfirmed } from '../../../../test/many-signatures.ts';
import { PETITION } from '../../../../test/signing.ts';
import { setRole, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';
import { mailWaiting } from './decision-notice.service.ts';

const TITLE = 'Go further and faster to help the people fleeing Ukraine';

let world: World;
let carla: SignedInStaff;
let dora: SignedInStaff;
const { tenMinutesPass } = alertMailsOf(() => world);
/** About decisions: logging in, for instance, is news of another kind. */
const mails = () =>
  world.mailbox.mails.filter(({ text }) => text.includes('/invalidations?approve='));
const mailsTo = ({ email }: SignedInStaff) => mails().filter(({ to }) => to.includes(email));
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('delete from staff_members');
  carla = await signedInAs(world, 'CAMPAIGNER');
  dora = await signedInAs(world, 'ADMIN');
  await addConfirmed(world, 1_001, { country: 'UA' });
});

const propose = async (reason = 'One network', by = carla) => {
  const answer = await desk(world, by.cookie).invalidate({ country: 'UA' }, 1_001, reason);
  return answer.data!.invalidateSignatures.id;
};
const minute = async () => {
  await mailWaiting({ db: world.db.manager, keyring: world.config.keyring });
  await world.deliver();
};
const approvableIn = ({ accountId }: SignedInStaff, hours: number) =>
  world.owner.query(
    `update staff_members set may_approve_from = now() + $2 * interval '1 hour' where account_id = $1`,
    [accountId, hours],
  );
const owed = async () =>
  (await world.owner.query(`select from deliveries where kind = 'waiting-decision'`)).rowCount;
const waitingFor = async ({ cookie }: SignedInStaff) =>
  (await desk(world, cookie).ask<StaffAlertsNowQuery>(StaffAlertsNowDocument, {})).data!.alertsNow
    .waiting;

describe('a decision that waits for a second person is mailed at once', () => {
  test('to whoever may approve it, with what it is about, by whom and why, and no token', async () => {
    const id = await propose('One network, <b>10,000</b> in an hour');
    await world.deliver();
    const [mail, ...more] = mailsTo(dora);
    expect(more).toEqual([]);
    expect(mail!.subject).toBe('1 decision waits for you at the desk of Undersigned');
    const link = `https://news.example/staff/petitions/${PETITION}/invalidations?approve=${id}#${id}`;
    for (const said of ['Invalidation for 1,001 signatures', carla.email, 'Go further', link])
      expect(mail!.text).toContain(said);
    expect(mail!.text).toContain('“One network, <b>10,000</b> in an hour”');
    expect(mail!.html).not.toContain('<b>10,000');
    expect(mail!.html).toContain(link);
    expect(mail!.text).not.toMatch(/unsubscribe/i);
    expect(mailsTo(carla)).toEqual([]);
  });

  test('to nobody else: no viewer, no newcomer, no account without a second factor', async () => {
    const others = [
      await signedInAs(world, 'VIEWER'),
      await signedInAs(world, 'EDITOR'),
      await signedInAs(world, 'CAMPAIGNER', { factor: false }),
    ];
    const newcomer = await signedInAs(world, 'CAMPAIGNER');
    await approvableIn(newcomer, 1);
    await propose();
    // Whoever cannot be told yet is owed nothing that would be dropped.
    expect(await owed()).toBe(1);
    await minute();
    for (const one of [...others, newcomer, carla]) expect(mailsTo(one)).toEqual([]);
    await approvableIn(newcomer, 0);
    await minute();
    await minute();
    expect(mailsTo(newcomer)).toHaveLength(1);
    expect(mailsTo(dora)).toHaveLength(1);
  });

  test('to nobody whom a reason or a title would add, nor with a line or an element of theirs', async () => {
    await world.owner.query(`update petitions set title = $1 where slug = $2`, [
      'Help\r\nBcc: title@evil.example\r\n\r\n<img src=x>',
      PETITION,
    ]);
    await propose('One\r\nBcc: reason@evil.example\r\n\r\n<script>x</script>');
    await world.deliver();
    await world.owner.query(`update petitions set title = $1 where slug = $2`, [TITLE, PETITION]);
    const [mail] = mailsTo(dora);
    expect(mails().flatMap(({ to }) => to)).toEqual([dora.email]);
    expect(world.mailbox.mails.flatMap(({ to }) => to).join()).not.toMatch(/evil/);
    expect(mail!.subject).not.toMatch(/evil/);
    expect([...mail!.headers.keys()]).not.toContain('bcc');
    expect(mail!.text).toContain('“One Bcc: reason@evil.example <script>x</script>”');
    expect(mail!.html).not.toMatch(/<script|<img/);
  });

  test('once, and at most one in its interval to each', async () => {
    await propose();
    await world.deliver();
    await addConfirmed(world, 1_001, { country: 'PL' });
    await desk(world, carla.cookie).invalidate({ country: 'PL' }, 1_001, 'Another');
    await minute();
    expect(mailsTo(dora)).toHaveLength(1);
    await tenMinutesPass();
    await minute();
    await minute();
    const [, second, ...more] = mailsTo(dora);
    expect(more).toEqual([]);
    expect(second!.text).toContain('Another');
    expect(second!.text).not.toContain('One network');
  });

  test('and at most ten in an hour, the next of which tells all that came', async () => {
    await propose();
    await world.deliver();
    await world.owner.query(`
      insert into deliveries (id, kind, contact_id, subject_id, due_at, sent_at)
      select gen_random_uuid(), kind, contact_id, subject_id, due_at, sent_at - n * interval '5 minutes'
      from deliveries, generate_series(1, 9) n where kind = 'waiting-decision'`);
    await addConfirmed(world, 1_001, { country: 'PL' });
    await desk(world, carla.cookie).invalidate({ country: 'PL' }, 1_001, 'Another');
    const [{ minutes }] = (
      await world.owner.query(`
        select round(extract(epoch from due_at - clock_timestamp()) / 60) as minutes
        from deliveries where kind = 'waiting-decision' and sent_at is null`)
    ).rows;
    expect(Number(minutes)).toBe(15);
  });

  test('not when it is over before the mail goes, nor to whoever left meanwhile', async () => {
    const id = await propose();
    await desk(world, carla.cookie).cancel(id);
    await minute();
    expect(mailsTo(dora)).toEqual([]);
    await tenMinutesPass();
    await propose('Again');
    await setRole(world, dora.accountId, null);
    await minute();
    expect(mailsTo(dora)).toEqual([]);
  });

  test('once they have a factor again, if they had none as the mail was to go', async () => {
    const hasFactor = (has: boolean) =>
      world.owner.query('update auth."user" set "twoFactorEnabled" = $2 where id = $1', [
        dora.accountId,
        has,
      ]);
    await propose();
    await hasFactor(false);
    for (let i = 0; i < 3; i += 1) await minute();
    expect(mailsTo(dora)).toEqual([]);
    // The one that was dropped, and none each minute after it.
    expect(await owed()).toBe(1);
    await hasFactor(true);
    await tenMinutesPass();
    await minute();
    expect(mailsTo(dora)).toHaveLength(1);
    await minute();
    expect(mailsTo(dora)).toHaveLength(1);
  });

  test('once they may approve it again, if they had become a newcomer as the mail was to go', async () => {
    await propose();
    await approvableIn(dora, 1);
    for (let i = 0; i < 3; i += 1) await minute();
    expect(mailsTo(dora)).toEqual([]);
    expect(await owed()).toBe(1);
    await approvableIn(dora, 0);
    await tenMinutesPass();
    await minute();
    await minute();
    expect(mailsTo(dora)).toHaveLength(1);
  });

  test('and nothing is owed when it was not proposed after all', async () => {
    const answer = await desk(world, carla.cookie).invalidate({ country: 'UA' }, 1_002);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
    expect(await owed()).toBe(0);
    await world.owner.query(
      `alter table decision_notices add constraint refused check (delivery_id is null)`,
    );
    await desk(world, carla.cookie).invalidate({ country: 'UA' }, 1_001);
    await world.owner.query('alter table decision_notices drop constraint refused');
    expect(await owed()).toBe(0);
    const { rowCount } = await world.owner.query('select from decisions');
    expect(rowCount).toBe(0);
  });
});

describe('the desk says what waits', () => {
  test('for whoever may approve it, and for nobody else', async () => {
    const viewer = await signedInAs(world, 'VIEWER');
    const newcomer = await signedInAs(world, 'CAMPAIGNER');
    await approvableIn(newcomer, 1);
    const id = await propose();
    expect(await waitingFor(dora)).toEqual([{ id, petition: PETITION }]);
    for (const one of [carla, viewer, newcomer]) expect(await waitingFor(one)).toEqual([]);
    await desk(world, dora.cookie).approve(id, 1_001);
    expect(await waitingFor(dora)).toEqual([]);
  });

  test('of each petition: how many, and how many for the viewer', async () => {
    await propose();
    const needs = async ({ cookie }: SignedInStaff) =>
      (await desk(world, cookie).ask<StaffNeedsQuery>(StaffNeedsDocument, {})).data!.petitionNeeds;
    const own = { petition: PETITION, decisions: 1, trafficFlags: 0 };
    expect(await needs(carla)).toContainEqual({ ...own, decisionsForViewer: 0 });
    expect(await needs(dora)).toContainEqual({ ...own, decisionsForViewer: 1 });
  });
});
