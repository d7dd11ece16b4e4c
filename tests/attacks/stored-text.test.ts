import pg from 'pg';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { SignPetitionDocument } from '../../packages/shared/src/generated/public/graphql.ts';
import { launchBrowser } from '../support/browser.ts';
import { askSite, fromElsewhere, linkAfterSigning } from './support/besieged.ts';
import { PAYLOADS } from './support/payloads.ts';
import { watchedPage, type WatchedPage } from './support/watched-page.ts';

const site = inject('besieged');
const all = PAYLOADS.join(' ');
let browser: Browser;
let context: BrowserContext;
let watched: WatchedPage;
let owner: pg.Pool;
beforeAll(async () => {
  browser = await launchBrowser();
  context = await browser.newContext({ extraHTTPHeaders: fromElsewhere() });
  watched = await watchedPage(context, site.origin);
  owner = new pg.Pool({ connectionString: site.ownerUrl, max: 1 });
  await owner.query(
    `with c as (
       insert into campaigns (slug, name, summary) values ('scripts', $1, $1) returning id),
     p as (
       insert into petitions (campaign_id, slug, title, demand, addressed_to, texts)
       select id, 'scripts', $1, $1, $1,
         jsonb_build_object('uk', jsonb_build_object('title', $1, 'demand', $1, 'addressedTo', $1))
       from c returning id),
     u as (
       insert into petition_updates (petition_id, title, body, locale)
       select id, $1, $1, $1 from p),
     d as (
       insert into donation_links (campaign_id, slug, label, provider, beneficiary, url)
       select id, 'scripts', $1, $1, $1, 'https://www.gofundme.com/f/x' from c)
     insert into articles (campaign_id, slug, headline, standfirst, section, body, corrections, reading_minutes, published_at, authors, locale)
     select id, 'scripts', $1, $1, $1, $2, $3, 1, now(), array[$1], $1 from c`,
    [
      all,
      JSON.stringify(blocks()),
      JSON.stringify([{ text: all, correctedAt: '2026-01-01T00:00:00Z' }]),
    ],
  );
});
afterAll(async () => {
  await owner.query(`
    delete from articles where slug = 'scripts';
    delete from donation_links where slug = 'scripts';
    delete from signatures where petition_id in (select id from petitions where slug = 'scripts');
    delete from petition_updates where title = (select title from petitions where slug = 'scripts');
    delete from petitions where slug = 'scripts';
    delete from campaigns where slug = 'scripts'`);
  await owner.end();
  await browser.close();
});

/** Every payload in every field of every kind of block. */
function blocks() {
  const kinds = ['PARAGRAPH', 'HEADING', 'QUOTE', 'IMAGE', 'VIDEO'];
  const links = [
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'https://x.example/"><script>alert(1)</script>',
  ];
  return PAYLOADS.map((text, i) => ({
    kind: kinds[i % kinds.length],
    text,
    attribution: text,
    attributionUrl: links[i % links.length],
  }));
}

const visit = (path: string) => watched.expectQuiet(() => watched.page.goto(site.origin + path));

describe('row 60: what was stored with a script in it stays text', () => {
  test.each([
    '/',
    '/articles/scripts',
    '/campaigns/scripts',
    '/petitions/scripts',
    '/petitions/scripts/check-email',
    '/petitions/scripts/my-signature',
    '/uk/petitions/scripts',
    '/uk/articles/scripts',
  ])('on %s', async (path) => {
    await visit(path);
    expect(await watched.page.content()).toContain('alert(1)');
  });

  test('in the head of a page, as its title and description', async () => {
    await visit('/petitions/scripts');
    const { title, children } = await watched.page.evaluate(() => ({
      title: document.title,
      children: [...new Set([...document.head.children].map((child) => child.tagName))],
    }));
    expect(title).toContain('<script>alert(1)</script>');
    expect(
      children.filter((tag) => !['META', 'LINK', 'TITLE', 'STYLE', 'SCRIPT'].includes(tag)),
    ).toEqual([]);
  });

  test('in a signer’s name, on the page behind the link and in the mail', async () => {
    const names = PAYLOADS.filter((name) => /[a-z]/i.test(name) && [...name].length <= 100);
    const link = await linkAfterSigning('first@scripts.example');
    let shown = 0;
    for (const [i, name] of names.entries()) {
      const input = { petition: 'scripts', name, email: `n${i}@scripts.example`, country: 'GB' };
      const { status } = await askSite(SignPetitionDocument, { input });
      expect([200, 400]).toContain(status);
      if (status === 200 && i % 12 === 0) {
        shown += 1;
        await watched.expectQuiet(async () =>
          watched.page.goto(await linkAfterSigning(`shown-${i}@scripts.example`, name)),
        );
      }
    }
    expect(shown).toBeGreaterThan(3);
    await watched.expectQuiet(() => watched.page.goto(link));
    const mails = (await (await fetch(`${site.mailboxUrl}/api/email`)).json()) as {
      html: string;
      to: { address: string }[];
    }[];
    const mail = mails.findLast(
      ({ to }) => to[0]!.address.endsWith('@scripts.example') && to[0]!.address.startsWith('n'),
    );
    const mailbox = await watchedPage(context, site.origin);
    await mailbox.expectQuiet(() => mailbox.page.setContent(mail!.html));
    expect(await mailbox.page.content()).toContain('alert(1)');
  });

  test('when a form or an address says it back', async () => {
    for (const payload of PAYLOADS.filter((_, i) => i % 6 === 0)) {
      const said = encodeURIComponent(payload);
      await visit(`/petitions/go-further-and-faster?source=${said}&name=${said}&after=${said}`);
      await visit(`/${said}`);
    }
    await watched.page.goto(`${site.origin}/petitions/go-further-and-faster`);
    await watched.page.getByLabel('Full name').fill(all.slice(0, 1_000));
    await watched.page.getByLabel('Email address').fill('"><script>alert(1)</script>@x');
    await watched.expectQuiet(async () => {
      await watched.page.getByRole('button', { name: 'Sign the petition' }).click();
      await watched.page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    });
  });

  test('on the staff’s desk', async () => {
    const { page } = watched;
    await page.goto(`${site.origin}/sign-in`);
    await page.getByLabel('Email').fill('"><img/src=x/onerror=alert(1)>@x.example');
    await page.getByLabel('Password').fill('x');
    const logIn = page.getByRole('button', { name: /log in|sign in/i });
    await watched.expectQuiet(() => logIn.click());
    await page.getByLabel('Email').fill(site.staff.email);
    await page.getByLabel('Password').fill(site.staff.password);
    await logIn.click();
    await page.waitForURL('**/staff');
    await visit('/staff');
    expect(await page.content()).toContain('alert(1)');
    await visit('/staff/alerts');
    await visit('/staff/petitions/scripts');
    await visit(`/staff/petitions/scripts?range=${encodeURIComponent(PAYLOADS[1]!)}`);
  });
});
