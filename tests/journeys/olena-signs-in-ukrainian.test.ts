import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { linkIn, mailTo } from '../support/mailbox.ts';
import { createOwnPetition } from '../support/own-petition.ts';

const site = inject('site');
const SLUG = 'in-ukrainian';
let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

async function open(javaScriptEnabled: boolean): Promise<Page> {
  context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
  return context.newPage();
}

/** What a reader sees that is in Latin letters, and is not marked as being in another language. */
async function foreignWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      const isHidden = element.closest('script, style, option') !== null;
      const isUkrainian = element.closest('[lang]')?.getAttribute('lang') === 'uk';
      // Addresses, of pages and of people, are the same in every language.
      const text = node.textContent?.replaceAll(
        /\S*(?:\/\/|@)\S+|(?<!\S)\/\S+|\S+\.(?:json|csv)/g,
        ' ',
      );
      const words = text?.match(/[A-Za-z]{2,}/g) ?? [];
      if (!isHidden && isUkrainian) found.push(...words);
    }
    return found;
  });
}

/** Names, which are written alike in every language. */
const NAMES =
  /^(?:Undersigned|Refugees|Welcome|GoFundMe|appeal|sample|WhatsApp|Facebook|Bluesky|Telegram|Olena|Example|cookie|JavaScript|WCAG|AA|UTC|CSV|JSON)$/;
const expectUkrainian = async (page: Page) => {
  expect(await page.locator('html').getAttribute('lang')).toBe('uk');
  expect((await foreignWords(page)).filter((word) => !NAMES.test(word))).toEqual([]);
};

describe.each([
  { how: 'with JavaScript', js: true },
  { how: 'without JavaScript', js: false },
])('$how', ({ js }) => {
  test('Olena changes to Ukrainian, and from then on reads nothing else', async () => {
    const email = `olena-${js}@example.org`;
    const page = await open(js);
    await page.goto(`${site.origin}/petitions/${SLUG}`);
    await page.getByRole('link', { name: 'Українська' }).click();
    await page.waitForURL(`**/uk/petitions/${SLUG}`);
    await expectUkrainian(page);

    await page.getByRole('button', { name: 'Підписати петицію' }).click();
    await page.getByRole('heading', { name: 'Є помилка' }).waitFor();
    await expectUkrainian(page);
    await page.locator('#name').fill('Olena Example');
    await page.locator('#email').fill(email);
    await page.locator('#country').selectOption('UA');
    await page.getByRole('button', { name: 'Підписати петицію' }).click();
    await page.getByRole('heading', { name: /Перевірте/ }).waitFor();
    await expectUkrainian(page);

    const confirmation = await mailTo(site.mailboxUrl, email, 'Підтвердьте свій підпис');
    expect(confirmation.text).toContain('Рішучіше й швидше');
    await page.goto(linkIn(confirmation, 'confirm'));
    await expectUkrainian(page);
    await page.waitForTimeout(1100);
    await page.getByRole('button', { name: 'Підтвердити мій підпис' }).click();
    await page.getByText('Ваш підпис зараховано').first().waitFor();
    await expectUkrainian(page);

    const thanks = await mailTo(site.mailboxUrl, email, 'Ваш підпис зараховано');
    await page.goto(linkIn(thanks, 'signature'));
    await expectUkrainian(page);
  });
});

test.each([
  ...['/', '/articles/intercepted-call', '/campaigns/refugees-welcome', '/privacy'],
  ...['/accessibility', '/how-we-count', '/sign-in', '/petitions/no-such', '/confirm/nonsense'],
  '/petitions/go-further-and-faster/ledger',
])('nothing on %s is English by mistake', async (path) => {
  const page = await open(false);
  await page.goto(site.origin + (path === '/' ? '/uk' : `/uk${path}`));
  await expectUkrainian(page);
});
