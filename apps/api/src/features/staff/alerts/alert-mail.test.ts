import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alertMailsOf, alertsOf } from '../../../../test/alerts.ts';
import { peopleBy } from '../../../../test/people.ts';
import { PETITION, sign } from '../../../../test/signing.ts';
import { setRole, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';
import { createOwnPetition } from '../../../../../../tests/support/own-petition.ts';
import { contactIdOf } from '../../contacts/contact.service.ts';
import { suppress } from '../../contacts/suppression.service.ts';

const TITLE = 'Go further and faster to help the people fleeing Ukraine';

let world: World;
let admin: SignedInStaff;
let staff: SignedInStaff;
const { raise, mail, total, drift, flag, mailsLate } = alertsOf(() => world);
const { choose, minute, mailsTo, tenMinutesPass } = alertMailsOf(() => world);
const people = peopleBy(
  () => world,
  () => admin.cookie,
);
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  await createOwnPetition(world.database.ownerUrl, 'warm-homes');
  admin = await signedInAs(world, 'ADMIN');
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  staff = await signedInAs(world, 'CAMPAIGNER');
});

describe('a mail about an alert', () => {
  test('names the petition, the figure and since when, and leads to the desk', async () => {
    await choose(staff, ['TRAFFIC']);
    await flag({});
    await minute();
    const [one, ...more] = mailsTo(staff);
    expect(more).toEqual([]);
    expect(one!.subject).toMatch(/: Unusual traffic: Network 3F2A$/);
    expect(one!.text).toContain('40 signatures in a minute; about 2 are usual.');
    expect(one!.text).toMatch(/Since \d+ \w+ \d{4}.*UTC\./);
    const path = `https://news.example/staff/petitions/${PETITION}/signatures?network=3f2a000000000000`;
    for (const said of [path, 'https://news.example/staff/alerts']) {
      expect(one!.text).toContain(said);
      expect(one!.html).toContain(said);
    }
    await minute();
    expect(mailsTo(staff)).toHaveLength(1);
    expect(mailsTo(admin)).toEqual([]);
  });

  test('leads to the signatures of that time, by the clock of whoever reads it', async () => {
    await choose(staff, ['TRAFFIC']);
    await world.owner.query(
      `update staff_members set time_zone = 'Europe/Kyiv' where account_id = $1`,
      [staff.accountId],
    );
    await flag({});
    await minute();
    const { text } = mailsTo(staff)[0]!;
    expect(text).toMatch(/\?network=3f2a000000000000&from=\d{4}-\d\d-\d\dT\d\d%3A\d\d\n/);
  });

  test('goes once, whichever workers owe and send it together', async () => {
    await choose(staff, ['MILESTONE']);
    await total(100);
    await Promise.all([raise(), raise()]);
    await Promise.all([mail(), mail(), mail()]);
    await Promise.all([world.deliver(), world.deliver()]);
    expect(mailsTo(staff)).toHaveLength(1);
  });

  test('tells what came in ten minutes together, of several petitions', async () => {
    await choose(staff, ['MILESTONE', 'DRIFT']);
    await total(100);
    await minute();
    await total(150);
    await minute();
    await total(200, 'warm-homes');
    await drift(3);
    await minute();
    expect(mailsTo(staff)).toHaveLength(1);
    await tenMinutesPass();
    await minute();
    const [, digest, ...more] = mailsTo(staff);
    expect(more).toEqual([]);
    expect(digest!.subject).toBe('3 alerts from Undersigned');
    for (const said of ['150 signatures', '200 signatures', '3 counts differ'])
      expect(digest!.text).toContain(said);
    expect(digest!.text).not.toContain('100 signatures');
    await tenMinutesPass();
    await minute();
    expect(mailsTo(staff)).toHaveLength(2);
  });

  test('speaks the language in which it was asked for', async () => {
    await choose(staff, ['MILESTONE'], 'uk');
    await total(100);
    await minute();
    const [one] = mailsTo(staff);
    expect(one!.subject).toMatch(/: 100 підписів$/);
    expect(one!.html).toContain('<html lang="uk">');
    expect(one!.text).toContain('https://news.example/uk/staff/alerts');
    expect(one!.text).toMatch(/unsubscribe\/[\w-]+\?lang=uk/);
  });

  test('about late mail goes when it moves again, and says from when to when', async () => {
    await choose(staff, ['MAIL']);
    await sign(world);
    await mailsLate(30);
    await raise();
    await mail();
    const { rows } = await world.owner.query(`select from deliveries where kind = 'alert'`);
    expect(rows).toEqual([]);
    await world.deliver();
    await minute();
    const [one] = mailsTo(staff);
    expect(one!.subject).toBe('Mail was late');
    expect(one!.text).toMatch(/From \d+ .* UTC to \d+ .* UTC\./);
    expect(one!.text).toContain('1 mail waited');
  });
});

describe('nothing is mailed', () => {
  test('to whoever is staff no more, though the mail was owed', async () => {
    await choose(staff, ['MILESTONE']);
    await total(100);
    await raise();
    await mail();
    await people.remove(staff.accountId);
    await world.deliver();
    expect(mailsTo(staff)).toEqual([]);
    await setRole(world, staff.accountId, 'CAMPAIGNER');
    await total(150);
    await minute();
    expect(mailsTo(staff)).toEqual([]);
  });

  test('of what a role does not see any more, nor without a second factor', async () => {
    const unfactored = await signedInAs(world, 'CAMPAIGNER');
    for (const one of [staff, unfactored]) await choose(one, ['TRAFFIC', 'MILESTONE']);
    await flag({});
    await total(100);
    await raise();
    await mail();
    await people.change(staff.accountId, 'EDITOR');
    await world.owner.query(`update auth."user" set "twoFactorEnabled" = false where id = $1`, [
      unfactored.accountId,
    ]);
    await world.deliver();
    for (const one of [staff, unfactored]) {
      expect(mailsTo(one).map(({ subject }) => subject)).toEqual([`${TITLE}: 100 signatures`]);
      expect(mailsTo(one)[0]!.text).not.toMatch(/traffic/i);
    }
  });

  test('of a kind that is no longer wanted, nor of what was raised before it was', async () => {
    await choose(staff, ['DRIFT']);
    await total(100);
    await drift(1);
    await raise();
    await mail();
    await choose(staff, ['MILESTONE']);
    await world.deliver();
    expect(mailsTo(staff)).toEqual([]);
  });

  test('to an address that said "never write to me", and nothing is tried again and again', async () => {
    await choose(staff, ['MILESTONE']);
    await suppress(world.db.manager, contactIdOf(world.config.keyring, staff.email));
    await total(100);
    await minute();
    await minute();
    expect(mailsTo(staff)).toEqual([]);
    const { rows } = await world.owner.query('select drop_reason from deliveries');
    expect(rows).toEqual([{ drop_reason: 'suppressed' }]);
  });
});
