import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendDeliveries } from '../../apps/api/src/features/contacts/delivery-sending.service.ts';
import type { Mail } from '../../apps/api/src/platform/mail.ts';
import { linkTo, prompt, sign } from '../../apps/api/test/signing.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';
import { expectRefused, leavingAllAsItIs } from './support/unchanged.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off', LOG_LEVEL: 'silent' });
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

const recipients = () => world.mailbox.mails.flatMap((mail) => mail.to).sort();

describe('row 82: an address that is more than one address', () => {
  test.each([
    'a@b.org\r\nBcc: e@x.com',
    'a@b.org\nBcc: e@x.com',
    'a@b.org%0d%0aBcc: e@x.com',
    'a@b.org, e@x.com',
    'a@b.org;e@x.com',
    'a@b.org> <e@x.com',
    '<e@x.com>a@b.org',
    '"v@gmail.com x"@internal.example',
    '"a\\" <e@x.com>, \\"b"@b.org',
    'Suzie <e@x.com>',
    'a@b.org (e@x.com)',
    'group: e@x.com;',
    'a@[127.0.0.1]',
    'a@localhost',
    'a@b.org\u0000@x.com',
    'a@b.org\u2028e@x.com',
    'e@x.com@b.org',
    '@x.com:a@b.org',
    'a@b.org?bcc=e@x.com',
  ])('%j is refused before any mail is owed', async (email) => {
    const answer = await leavingAllAsItIs(world.owner, () => sign(world, { email }));
    expectRefused(
      { ...answer, code: answer.errors?.[0]?.extensions['code'] },
      400,
      'BAD_USER_INPUT',
    );
    await world.deliver();
    expect(world.mailbox.mails).toEqual([]);
  });

  test.each(["o'neil+tag@corp.example", '!#$%&*/=?^_`{|}~-@b.org', 'a@b.org'])(
    '%s gets its mail, and nobody else does',
    async (email) => {
      expect((await sign(world, { email })).status).toBe(200);
      await world.deliver();
      expect(recipients()).toEqual([email]);
      const { headers } = world.mailbox.mails[0]!;
      expect([...headers.keys()].filter((name) => /^(?:b?cc|reply-to)$/.test(name))).toEqual([]);
      expect(headers.get('to')).toBe(email);
    },
  );
});

test.each([
  ['file', { path: '/etc/hostname' }],
  ['address', { href: 'http://127.0.0.1:1/' }],
])('row 83: text that is really the name of a %s is not opened', async (_what, text) => {
  for (const part of ['text', 'html', 'subject'] as const) {
    const mail = { to: 'a@b.org', subject: 's', text: 't', html: 'h', messageId: '<m@b.org>' };
    const outcome = await world.sending.mailer
      .send({ ...mail, [part]: text } as never)
      .then(() => 'sent')
      .catch((error: Error) => error.message);
    if (part !== 'subject') expect(outcome).toMatch(/access|reject/i);
  }
  expect(world.mailbox.mails.map((mail) => mail.source).join()).not.toMatch(/ECONN|hostname"/);
});

describe('row 84: words of the newsroom and of signers are words', () => {
  const TITLES = [
    '{{constructor.constructor("return process")()}} ${process.env.HOME} <%= 7*7 %> #{7*7}',
    'A title\r\nBcc: e@x.com\r\n\r\n<b>body</b>',
    '=?utf-8?q?encoded?= "quoted" <e@x.com>',
  ];
  test.each(TITLES)('%j', async (title) => {
    await world.owner.query('update petitions set title = $1', [title]);
    await sign(world, { name: '{{7*7}} ${7*7} Smith' });
    await world.deliver();
    const [mail] = world.mailbox.mails;
    expect(mail!.to).toEqual(['suzie@example.org']);
    expect(mail!.headers.get('subject')).toBe('Confirm your signature');
    expect(mail!.headers.has('bcc')).toBe(false);
    expect(mail!.text.replaceAll('\r', '')).toContain(title.replaceAll('\r', ''));
    expect(mail!.html).toMatch(/^<!doctype html>/);
    expect(mail!.html).not.toMatch(/<b>|<e@x\.com>/);
    const shown = await prompt(world, linkTo(world, 'suzie@example.org', 'confirm'));
    expect(shown!.name).toBe('{{7*7}} ${7*7} Smith');
  });
});

describe('row 87: a worker that dies between sending and marking', () => {
  const people = Array.from({ length: 30 }, (_, i) => `person-${i}@example.org`);

  test.each([1, 7, 30])(
    '(after mail %i) repeats one mail at most, and to nobody else',
    async (nth) => {
      await Promise.all(people.map((email) => sign(world, { email })));
      let sent = 0;
      const { mailer } = world.sending;
      const send = async (mail: Mail) => {
        await mailer.send(mail);
        sent += 1;
        // From here on nothing of it is written down any more.
        if (sent === nth) throw Object.assign(new Error('killed'), { isKill: true });
      };
      const pool = {
        query: (text: string, values: unknown[]) =>
          sent >= nth
            ? Promise.reject(new Error('killed'))
            : world.sending.pool.query(text, values),
      };
      const dying = { ...world.sending, mailer: { ...mailer, send }, pool: pool as never };
      await expect(sendDeliveries(dying, () => false)).rejects.toThrow('killed');
      expect(world.mailbox.mails).toHaveLength(nth);

      await world.owner.query(`update deliveries set claimed_until = now() - interval '1 second'`);
      await world.deliver();
      const byPerson = Map.groupBy(world.mailbox.mails, (mail) => mail.to.join());
      expect([...byPerson.keys()].sort()).toEqual([...people].sort());
      const repeated = [...byPerson.values()].filter((mails) => mails.length > 1);
      expect(repeated.length).toBeLessThanOrEqual(1);
      for (const mails of repeated) {
        expect(mails).toHaveLength(2);
        expect(new Set(mails.map((mail) => mail.headers.get('message-id'))).size).toBe(1);
      }
      const tokens = people.map((email) => linkTo(world, email, 'confirm'));
      expect(new Set(tokens).size).toBe(people.length);
      const ids = world.mailbox.mails.map((mail) => mail.headers.get('message-id'));
      expect(new Set(ids).size).toBe(people.length);
    },
  );
});
