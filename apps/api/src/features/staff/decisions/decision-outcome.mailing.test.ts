import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { InvalidateSignaturesDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { alertMailsOf } from '../../../../test/alerts.ts';
import { carryOut, desk } from '../../../../test/deciding.ts';
import { addConfirmed } from '../../../../test/many-signatures.ts';
import { PETITION } from '../../../../test/signing.ts';
import { askStaff, setRole, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';
import { contactIdOf } from '../../contacts/contact.service.ts';
import { erasePerson } from '../../signatures/erasing-a-person.service.ts';
import { findDecisions } from '../../decisions/decision-reading.service.ts';
import { mailOutcomes, oweOutcome } from './decision-outcome.service.ts';

let world: World;
let carla: SignedInStaff;
let other: ReturnType<typeof desk>;
let id: string;
const { tenMinutesPass } = alertMailsOf(() => world);
const mails = () =>
  world.mailbox.mails.filter(({ text }) =>
    /\/invalidations\?decision=[0-9a-f-]{36}#[0-9a-f-]{36}$/m.test(text),
  );
const query = async (sql: string, values: unknown[] = []) =>
  (await world.owner.query(sql, values)).rows;
const minute = async () => {
  await mailOutcomes({ db: world.db.manager, keyring: world.config.keyring });
  await world.deliver();
};
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await query('delete from staff_members');
  carla = await signedInAs(world, 'CAMPAIGNER');
  other = desk(world, (await signedInAs(world, 'ADMIN')).cookie);
  await addConfirmed(world, 1_001, { country: 'UA' });
  const answer = await desk(world, carla.cookie).invalidate({ country: 'UA' }, 1_001);
  id = answer.data!.invalidateSignatures.id;
});

const outcomes = () => query('select outcome from decision_outcomes');
const carlasContact = () => contactIdOf(world.config.keyring, carla.email);

describe('what became of a proposal is mailed', () => {
  test('once, and at most one mail in two minutes', async () => {
    await other.approve(id, 1_001);
    await world.deliver();
    await carryOut(world);
    await other.reinstate(id);
    await minute();
    expect(mails()).toHaveLength(1);
    await tenMinutesPass();
    await minute();
    await minute();
    const [, second, ...more] = mails();
    expect(more).toEqual([]);
    expect(second!.text).toMatch(/^Undone by/m);
    expect(second!.text).not.toMatch(/^Approved by/m);
  });

  test('not sooner than two minutes after the last one, and by then', async () => {
    await other.approve(id, 1_001);
    await world.deliver();
    await other.cancel(id);
    const [{ seconds }] = await query(
      `select extract(epoch from d.due_at - (select max(sent_at) from deliveries where kind = d.kind))::int
         as seconds from deliveries d where kind = 'decision-outcome' and sent_at is null`,
    );
    expect(seconds).toBe(120);
  });

  test('to whoever may read of signatures as it goes, else once they may again', async () => {
    const role = (name: string) =>
      query('update staff_members set role = $2 where account_id = $1', [carla.accountId, name]);
    const factor = (has: boolean) =>
      query('update auth."user" set "twoFactorEnabled" = $2 where id = $1', [carla.accountId, has]);
    await other.approve(id, 1_001);
    await role('EDITOR');
    await minute();
    await role('CAMPAIGNER');
    await factor(false);
    await minute();
    expect(mails()).toEqual([]);
    const count = async () => (await query('select from deliveries')).length;
    const before = await count();
    await minute();
    // Nothing is owed each minute only to be dropped.
    expect(await count()).toBe(before);
    await factor(true);
    await minute();
    await minute();
    expect(mails().map(({ to }) => to)).toEqual([[carla.email]]);
  });

  test('to nobody who has left', async () => {
    await other.approve(id, 1_001);
    await setRole(world, carla.accountId, null);
    await other.cancel(id);
    await minute();
    expect(await outcomes()).toEqual([]);
    expect(mails()).toEqual([]);
  });

  test('to the address of the account, if that is another one by then', async () => {
    await other.approve(id, 1_001);
    await query(`update auth."user" set email = 'carla@elsewhere.example' where id = $1`, [
      carla.accountId,
    ]);
    await minute();
    await minute();
    await minute();
    expect(mails().map(({ to }) => to)).toEqual([['carla@elsewhere.example']]);
  });

  test.each([
    {
      how: 'that is never to be written to',
      stop: () => query('insert into suppressions (contact_id) values ($1)', [carlasContact()]),
    },
    {
      how: 'that was erased',
      stop: () => erasePerson(world.sending.pool, world.config.keyring, carlasContact()),
    },
  ])('to no address $how', async ({ stop }) => {
    await other.approve(id, 1_001);
    await stop();
    await minute();
    await minute();
    expect(mails()).toEqual([]);
  });

  test('also where two tell several people at once, in no order of their own', async () => {
    const tx = world.db.manager;
    const one = (await findDecisions(tx, [id])).get(id)!;
    const dora = await signedInAs(world, 'ADMIN');
    const { keyring } = world.config;
    const tell = (accounts: string[]) =>
      tx.transaction(async (db) => {
        for (const proposedBy of accounts)
          await oweOutcome(db, {
            ...{ keyring, locale: 'en' as const, outcome: 'cancelled' as const },
            decision: { ...one, proposedBy },
          });
      });
    for (let i = 0; i < 10; i += 1) {
      await query('truncate alert_readers, alert_notices, decision_notices, decision_outcomes');
      const both = [carla.accountId, dora.accountId];
      await Promise.all([tell(both), tell(both.toReversed())]);
    }
  });

  test('in the language in which it was proposed', async () => {
    await addConfirmed(world, 1_001, { country: 'PL' });
    const anna = await signedInAs(world, 'CAMPAIGNER');
    const criteria = { petition: PETITION, country: 'PL' };
    const answer = await askStaff<{ invalidateSignatures: { id: string } }>(
      world,
      InvalidateSignaturesDocument,
      { input: { criteria, reason: 'Одна мережа', expectedTotal: 1_001 } },
      { cookie: anna.cookie, 'accept-language': 'uk' },
    );
    await other.approve(answer.data!.invalidateSignatures.id, 1_001);
    await world.deliver();
    const [mail, ...more] = mails();
    expect(more).toEqual([]);
    expect(mail!.subject).toBe('Що вирішили колеги щодо 1 вашого рішення в кабінеті Undersigned');
    expect(mail!.text).toMatch(/Схвалено щодо 1.001 підпису: staff-\d+@news\.example/);
    expect(mail!.text).toContain(`https://news.example/uk/staff/petitions/${PETITION}`);
  });
});

describe('that it was told is forgotten', () => {
  test('a day after the mail', async () => {
    await other.approve(id, 1_001);
    await world.deliver();
    const sent = (hours: number) =>
      query(`update deliveries set sent_at = clock_timestamp() - $1 * interval '1 hour'`, [hours]);
    await sent(23);
    await minute();
    expect(await outcomes()).toEqual([{ outcome: 'approved' }]);
    await sent(25);
    await minute();
    expect(await outcomes()).toEqual([]);
    expect(mails()).toHaveLength(1);
  });

  test('not while the mail waits, and after a week where nobody can be told', async () => {
    await other.approve(id, 1_001);
    const days = (n: number) =>
      query(
        `update decision_outcomes set happened_at = clock_timestamp() - $1 * interval '1 day'`,
        [n],
      );
    await days(8);
    await mailOutcomes({ db: world.db.manager, keyring: world.config.keyring });
    expect(await outcomes()).toHaveLength(1);
    await query(`update staff_members set role = 'EDITOR' where account_id = $1`, [
      carla.accountId,
    ]);
    await days(6);
    await minute();
    expect(await outcomes()).toHaveLength(1);
    await days(8);
    await minute();
    expect(await outcomes()).toEqual([]);
  });
});
