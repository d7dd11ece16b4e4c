import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alertMailsOf, alertsOf } from '../../../../test/alerts.ts';
import { signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { tablesWith } from '../../../../test/stored-text.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';
import { contactIdOf } from '../../contacts/contact.service.ts';
import { erasePerson } from '../../signatures/erasing-a-person.service.ts';
import { forgetAlertMails } from './alert.jobs.ts';

let world: World;
let staff: SignedInStaff;
const { raise, mail, total } = alertsOf(() => world);
const { choose, minute, mailsTo, tenMinutesPass } = alertMailsOf(() => world);
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  staff = await signedInAs(world, 'CAMPAIGNER');
});

describe('the link in its foot', () => {
  test('ends these mails alone, by one click, and twice is once', async () => {
    await choose(staff, ['MILESTONE']);
    await total(100);
    await minute();
    const { headers } = mailsTo(staff)[0]!;
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const link = headers.get('list-unsubscribe')!.slice(1, -1);
    const url = link.replace('https://news.example', world.url);
    const opened = await fetch(url);
    expect(await opened.text()).toContain('Stop mails about alerts');
    await total(150);
    await tenMinutesPass();
    await minute();
    expect(mailsTo(staff)).toHaveLength(2);
    const body = 'List-Unsubscribe=One-Click';
    for (let i = 0; i < 2; i += 1) {
      const answer = await fetch(url, { method: 'POST', body });
      expect([answer.status, await answer.text()]).toEqual([
        200,
        expect.stringContaining('No more mails about alerts'),
      ]);
    }
    await total(200);
    await tenMinutesPass();
    await minute();
    expect(mailsTo(staff)).toHaveLength(2);
    expect((await world.owner.query('select from suppressions')).rowCount).toBe(0);
    const { rows } = await world.owner.query(
      `select detail from audit_entries where action = 'set-alert-mails' and actor = $1 order by id`,
      [`account ${staff.accountId}`],
    );
    expect(rows.map(({ detail }) => detail)).toEqual(['MILESTONE', 'none, by the link in a mail']);
    const forged = `${url.slice(0, -2)}AA`;
    expect((await fetch(forged, { method: 'POST', body })).status).toBe(404);
  });
});

describe('the address', () => {
  test('stands sealed where every address does, and goes a week after the last mail', async () => {
    await choose(staff, ['MILESTONE']);
    await total(100);
    await minute();
    expect(await tablesWith(world.owner, [staff.email])).toEqual(['auth."user"']);
    await forgetAlertMails(world.sending.pool);
    const kept = async () => {
      const { rows } = await world.owner.query(
        `select (select count(*) from contacts) as contacts,
          (select count(*) from deliveries where kind = 'alert') as mails`,
      );
      return rows[0];
    };
    expect(await kept()).toEqual({ contacts: 1, mails: 1 });
    await world.owner.query(`update alert_contacts set used_at = now() - interval '8 days'`);
    await forgetAlertMails(world.sending.pool);
    expect(await kept()).toEqual({ contacts: 0, mails: 0 });
  });

  test('that has become another gets the mail that waited for the old one', async () => {
    await choose(staff, ['MILESTONE']);
    await total(100);
    await raise();
    await mail();
    const email = `new-${staff.email}`;
    await world.owner.query('update auth."user" set email = $1 where id = $2', [
      email,
      staff.accountId,
    ]);
    await world.deliver();
    expect(mailsTo(staff)).toEqual([]);
    await minute();
    expect(mailsTo({ ...staff, email })).toHaveLength(1);
  });

  test('that was erased is written to again by the next alert: its owner still is staff', async () => {
    await choose(staff, ['MILESTONE']);
    await total(100);
    await raise();
    await mail();
    const { keyring } = world.config;
    await erasePerson(world.sending.pool, keyring, contactIdOf(keyring, staff.email));
    expect((await world.owner.query('select from contacts')).rowCount).toBe(0);
    await minute();
    expect(mailsTo(staff)).toEqual([]);
    await total(150);
    await minute();
    expect(mailsTo(staff).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/: 150 signatures$/),
    ]);
  });
});
