import { LOCALES } from '@undersigned/shared/locales.ts';
import { shareLinks } from '@undersigned/shared/petitions/share-links.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PETITION, signAndConfirm } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

async function thanks(locale: string) {
  await signAndConfirm(world, { locale });
  await world.deliver();
  const mail = world.mailbox.mails.at(-1)!;
  const links = [...mail.html.matchAll(/<a href="([^"]*)"/g)].map(([, url]) =>
    url!.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
  );
  return { ...mail, links };
}

describe('while the petition is open, the mail that thanks', () => {
  test.each(LOCALES)('offers every way to share, in %s', async (locale) => {
    const { text, links } = await thanks(locale);
    const { rows } = await world.owner.query(
      `select coalesce(texts -> $2 ->> 'title', title) as title from petitions where slug = $1`,
      [PETITION, locale],
    );
    const prefix = locale === 'en' ? '' : `/${locale}`;
    const address = `https://news.example${prefix}/petitions/${PETITION}`;
    const petition = { slug: PETITION, title: rows[0].title };
    const offered = shareLinks(petition, { origin: 'https://news.example', locale });
    expect(offered).toHaveLength(5);
    for (const { label, url } of offered) {
      expect(text).toContain(`${label}: ${url}\n`);
      expect(links).toContain(url);
    }
    expect(text).toContain(`${address}?source=mail\n`);
  });
});

describe('once the petition is closed, the mail that thanks', () => {
  test.each(LOCALES)('asks nobody to share what can no longer be signed, in %s', async (locale) => {
    await signAndConfirm(world, { locale });
    const closing = 'update petitions set closed_at = $2 where slug = $1';
    await world.owner.query(closing, [PETITION, new Date()]);
    await world.deliver();
    await world.owner.query(closing, [PETITION, null]);
    const { text, html } = world.mailbox.mails.at(-1)!;
    for (const said of [text, html]) {
      expect(said).not.toMatch(/\/share\/|mailto:|petitions\//);
      expect(said).not.toMatch(/To ask someone else|ще когось/);
      expect(said).toContain('/go/gofundme?source=mail');
    }
  });
});

describe('about money, the mail that thanks', () => {
  test.each([
    ['en', 'it is paid to Refugees Welcome appeal (sample), through GoFundMe. We take nothing.'],
    ['uk', 'Refugees Welcome appeal (sample), через GoFundMe. Собі ми нічого не беремо:'],
  ])('says whom it goes to, and that we take nothing, in %s', async (locale, words) => {
    const { text, html } = await thanks(locale);
    for (const said of [text, html]) {
      expect(said).toContain(words);
      expect(said).toContain('https://news.example/go/gofundme?source=mail');
    }
  });

  test('says nothing where there is no link', async () => {
    await world.owner.query('delete from donation_links');
    expect((await thanks('en')).text).not.toMatch(/money|\/go\//);
  });
});
