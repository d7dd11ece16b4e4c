import {
  ChangePasswordDocument,
  OwnAccountDocument,
  RemoveAppDocument,
  RenewRecoveryCodesDocument,
  type OwnAccountQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alertMailsOf } from '../../../../test/alerts.ts';
import { afterStatement } from '../../../../test/between-statements.ts';
import { opsWithInput } from '../../../../test/ops.ts';
import { peopleBy } from '../../../../test/people.ts';
import { mailsTo, tenMinutesPass } from '../../../../test/safety.ts';
import { setUpApp } from '../../../../test/second-factor.ts';
import { askStaff, PASSWORD, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { tablesWith } from '../../../../test/stored-text.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';
import { forgetSafetyMails } from '../../accounts/safety-mail.jobs.ts';
import { contactIdOf, forgetUnusedContacts } from '../../contacts/contact.service.ts';
import { allowMail, suppress } from '../../contacts/suppression.service.ts';

let world: World;
let staff: SignedInStaff;
const { choose } = alertMailsOf(() => world);
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  staff = await signedInAs(world, 'EDITOR');
});

const ask = <T>(document: { toString(): string }, variables = {}, language = 'en', who = staff) =>
  askStaff<T>(world, document, variables, { cookie: who.cookie, 'accept-language': language });
const change = (language?: string, who?: SignedInStaff) => {
  const input = { currentPassword: PASSWORD, newPassword: PASSWORD };
  return ask(ChangePasswordDocument, { input }, language, who);
};
const contactId = () => contactIdOf(world.config.keyring, staff.email);
const subjects = () => mailsTo(world, staff).map(({ subject }) => subject);
const CHANGED = 'Undersigned: The password was changed';
const owed = async () => {
  const query = `select from deliveries where kind = 'account-safety' and sent_at is null`;
  return (await world.owner.query(query)).rowCount;
};

describe('in which language', () => {
  test('is that of the page on which it was done', async () => {
    await change('uk');
    await world.deliver();
    const [mail] = mailsTo(world, staff);
    expect(mail!.subject).toBe('Undersigned: Змінено пароль');
    expect(mail!.html).toContain('<html lang="uk">');
    expect(mail!.text).toMatch(/Змінено пароль\. \d+ \S+ 20\d\d.* UTC\. Невідомий браузер\./);
    expect(mail!.text).toContain('https://news.example/uk/staff/account');
  });

  test('is the one that they have chosen for mails about alerts, whoever did it', async () => {
    await choose(staff, ['MILESTONE'], 'uk');
    await change('en');
    await world.deliver();
    expect(subjects()).toEqual(['Undersigned: Змінено пароль']);
  });
});

describe('a flood', () => {
  test('is three mails at once and one when ten minutes are over, in which nothing is missing', async () => {
    const atOnce = [CHANGED, CHANGED, CHANGED];
    for (const [i] of atOnce.entries()) {
      await change();
      await world.deliver();
      expect(subjects()).toHaveLength(i + 1);
    }
    await setUpApp(world, staff.cookie);
    for (let times = 0; times < 30; times += 1) await ask(RenewRecoveryCodesDocument);
    await ask(RemoveAppDocument);
    await world.deliver();
    expect(subjects()).toEqual(atOnce);
    await tenMinutesPass(world);
    await world.deliver();
    const [, , , mail, ...more] = mailsTo(world, staff);
    expect(more).toEqual([]);
    expect(mail!.subject).toBe('Undersigned: several changes to your account');
    for (const said of [
      'An authenticator app was set up. On ',
      'New recovery codes were made; the old ones do not work any more. 30 times. ',
      'The authenticator app was removed. On ',
    ])
      expect(mail!.text).toContain(said);
    expect(mail!.text).not.toContain('password was changed');
  });

  test('of changes at the same moment loses none', async () => {
    await setUpApp(world, staff.cookie);
    await Promise.all(Array.from({ length: 12 }, () => ask(RenewRecoveryCodesDocument)));
    await world.deliver();
    expect(mailsTo(world, staff)[0]!.text).toContain('12 times.');
  });
});

describe('what is done while a mail is on its way', () => {
  test('is told by the next one', async () => {
    await change();
    const end = afterStatement(/^\s*update safety_mails/, () => change());
    await world.deliver();
    end();
    await world.deliver();
    expect(subjects()).toEqual([CHANGED, CHANGED]);
    for (const { text } of mailsTo(world, staff)) expect(text).not.toContain('2 times');
  });

  test('is told, too, while the mail server takes nothing; the mail stays the same at each try', async () => {
    world.mailbox.refuseWith = 451;
    await change();
    await world.deliver();
    await change();
    world.mailbox.refuseWith = null;
    await tenMinutesPass(world);
    await world.deliver();
    expect(mailsTo(world, staff).map(({ text }) => text.includes('2 times'))).toEqual([
      false,
      false,
    ]);
    const ids = mailsTo(world, staff).map(({ headers }) => headers.get('message-id'));
    expect(new Set(ids).size).toBe(2);
  });
});

describe('nothing is mailed', () => {
  test('of a change that was not made', async () => {
    await world.owner.query(`
      create function refuse() returns trigger language plpgsql as 'begin raise ''no''; end';
      create trigger refuse before insert on deliveries for each row execute function refuse()`);
    expect((await change()).status).toBe(500);
    await world.owner.query('drop trigger refuse on deliveries; drop function refuse()');
    expect(await owed()).toBe(0);
    const { rows } = await world.owner.query(
      `select from audit_entries where actor = $1 and action = 'change-password'`,
      [`account ${staff.accountId}`],
    );
    expect(rows).toEqual([]);
    await world.deliver();
    expect(subjects()).toEqual([]);
  });

  test('of an account that is gone, nor to an address that is its own no more', async () => {
    const moved = await signedInAs(world, 'EDITOR');
    await change();
    await change('en', moved);
    await world.owner.query('delete from auth."user" where id = $1', [staff.accountId]);
    await world.owner.query('update auth."user" set email = $2 where id = $1', [
      ...[moved.accountId, 'moved@news.example'],
    ]);
    await world.deliver();
    expect(world.mailbox.mails).toEqual([]);
    const { rows } = await world.owner.query(
      'select drop_reason from deliveries where drop_reason is not null',
    );
    expect(rows).toEqual([{ drop_reason: 'no longer owed' }, { drop_reason: 'no longer owed' }]);
  });

  test('to an address that said "never write to me", which its page says, until that is taken back', async () => {
    const isMailed = async () =>
      (await ask<OwnAccountQuery>(OwnAccountDocument)).data!.ownAccount.isMailed;
    expect(await isMailed()).toBe(true);
    await suppress(world.db.manager, contactId());
    await change();
    await world.deliver();
    expect([subjects(), await isMailed()]).toEqual([[], false]);
    await allowMail(world.sending.pool, contactId());
    await change();
    await world.deliver();
    expect(mailsTo(world, staff)[0]!.text).toContain('2 times.');
    expect(await isMailed()).toBe(true);
  });
});

describe('the address', () => {
  test('stands sealed in the address book, and no word of a mail anywhere', async () => {
    const { secret, recoveryCodes } = await setUpApp(world, staff.cookie);
    const words = [staff.email, secret, ...recoveryCodes];
    expect(await tablesWith(world.owner, words)).toEqual(['auth."user"']);
    await world.deliver();
    for (const word of words.slice(1)) expect(mailsTo(world, staff)[0]!.source).not.toContain(word);
  });

  test('stays while a mail to it waits, whatever else forgets it', async () => {
    await change();
    const client = await world.sending.pool.connect();
    await forgetUnusedContacts(client, [contactId()]);
    client.release();
    await opsWithInput(world, staff.email, 'erase-person');
    await world.deliver();
    expect(subjects()).toEqual([CHANGED]);
  });

  test('is forgotten a week after the mail, and with it the mail; one that waits stays', async () => {
    const old = () =>
      world.owner.query(`update safety_mails set noted_at = noted_at - interval '7 days 1 hour'`);
    const kept = async () =>
      (
        await world.owner.query(
          `select (select count(*) from contacts) as contacts, (select count(*) from safety_mails) as mails,
             (select count(*) from safety_mail_entries) as entries`,
        )
      ).rows[0];
    await emptyTables(world);
    await change();
    await forgetSafetyMails(world.sending.pool);
    await old();
    await forgetSafetyMails(world.sending.pool);
    expect(await kept()).toEqual({ contacts: 1, mails: 1, entries: 1 });
    await world.deliver();
    expect(subjects()).toEqual([CHANGED]);
    await forgetSafetyMails(world.sending.pool);
    expect(await kept()).toEqual({ contacts: 0, mails: 0, entries: 0 });
    expect(await owed()).toBe(0);
  });
});

test('who lost their role is told of what came before, too', async () => {
  const admin = await signedInAs(world, 'ADMIN');
  await change();
  await peopleBy(
    () => world,
    () => admin.cookie,
  ).remove(staff.accountId);
  await world.deliver();
  const [mail] = mailsTo(world, staff);
  for (const said of ['The password was changed', 'An administrator took your role away: editor'])
    expect(mail!.text).toContain(said);
});
