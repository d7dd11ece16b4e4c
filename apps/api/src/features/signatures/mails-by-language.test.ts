import { RequestSignatureLinkDocument } from '@undersigned/shared/generated/public/graphql.ts';
import { LOCALES } from '@undersigned/shared/locales.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { linkTo, PETITION, sign, signAndConfirm, suzie } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

/** One of each kind, as they are mailed to somebody who signed in this language. */
async function everyMail(locale: string) {
  await signAndConfirm(world, { locale });
  await world.deliver();
  const past = `sent_at - interval '1 hour'`;
  await world.owner.query(`update deliveries set sent_at = ${past} where sent_at is not null`);
  await world.owner.query(`update signatures set signed_at = signed_at - interval '1 hour'`);
  await sign(world, { locale: 'en' });
  await world.deliver();
  await world.owner.query(`update deliveries set sent_at = ${past} where sent_at is not null`);
  await world.request(RequestSignatureLinkDocument, {
    input: { email: suzie.email, petition: PETITION },
  });
  await world.deliver();
  return world.mailbox.mails;
}

describe('who signed in Ukrainian', () => {
  test('is written to in Ukrainian, whatever the mail', async () => {
    const mails = await everyMail('uk');
    expect(mails).toHaveLength(4);
    const { rows } = await world.owner.query(
      `select p.title, d.beneficiary, d.provider from petitions p
       join donation_links d on d.campaign_id = p.campaign_id where p.slug = $1`,
      [PETITION],
    );
    for (const { subject, text, html } of mails) {
      const own = `${subject}\n${text}`
        .replaceAll(/(?:https?|mailto):\S+/g, '')
        .replaceAll(/^(?:WhatsApp|Telegram|Bluesky|Facebook):/gm, '')
        .replaceAll(rows[0].title, '')
        .replaceAll(rows[0].beneficiary, '')
        .replaceAll(rows[0].provider, '')
        .replaceAll(world.config.settings.siteName, '');
      expect(own.match(/[A-Za-z]{2,}/g)).toBeNull();
      expect(html).toContain('<html lang="uk">');
      expect(text).toContain('https://news.example/uk/');
      expect(text).toMatch(/https:\/\/news\.example\/unsubscribe\/\S+\?lang=uk/);
    }
  });

  test('is mailed links that open, and mails that a program can stop', async () => {
    await sign(world, { locale: 'uk' });
    await world.deliver();
    const { headers } = world.mailbox.mails[0]!;
    const stop = /<https:\/\/news\.example(\/unsubscribe\/\S+\?lang=uk)>/.exec(
      headers.get('list-unsubscribe') ?? '',
    )?.[1];
    const page = await fetch(world.url + stop!, { headers: { accept: 'text/html' } });
    const words = await page.text();
    expect(words).toContain('<html lang="uk">');
    expect(words).toContain('Більше мені не писати');
    expect((await fetch(world.url + stop!, { method: 'POST' })).status).toBe(200);
    expect(linkTo(world, suzie.email, 'confirm')).toBeTruthy();
  });
});

test('who signed in English, or says nothing, is written to in English', async () => {
  for (const locale of [undefined, null, 'en']) {
    await emptyTables(world);
    await sign(world, { locale });
    await world.deliver();
    expect(world.mailbox.mails[0]!.subject).toBe('Confirm your signature');
    expect(world.mailbox.mails[0]!.text).not.toMatch(/\/uk\/|\?lang=/);
  }
});

test.each(['fr', 'EN', 'uk ', '', '<b>', 7])('nobody signs in %j', async (locale) => {
  const answer = await sign(world, { locale });
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ path: ['input', 'locale'], code: 'WRONG_TYPE' }],
  });
});

test.each([...LOCALES, 'fr', '../../x', '<script>'])(
  'a page that ends mails, in %s',
  async (lang) => {
    const page = await fetch(`${world.url}/unsubscribe/none?lang=${encodeURIComponent(lang)}`, {
      headers: { accept: 'text/html' },
    });
    expect(page.status).toBe(404);
    expect(await page.text()).toContain(`<html lang="${lang === 'uk' ? 'uk' : 'en'}">`);
  },
);
