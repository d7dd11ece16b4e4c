import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const HOW = {
  en: 'Shown as first word and last initial.',
  uk: 'Перше слово й перша літера останнього.',
};

async function open(path: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(site.origin + path);
  if (javaScriptEnabled) await page.locator('html[data-enhanced]').waitFor();
  return { page, hint: () => page.locator('[data-display-name]').innerText() };
}

test.each([
  ['en', '/petitions/go-further-and-faster'],
  ['uk', '/uk/petitions/go-further-and-faster'],
  ['en', '/articles/intercepted-call'],
] as const)(
  'without JavaScript the form says in words how a name is shown: %s %s',
  async (...at) => {
    const [locale, path] = at;
    const { page, hint } = await open(path, false);
    expect(await hint()).toBe(HOW[locale]);
    await page.context().close();
  },
);

test('with JavaScript the form shows it of the name that is being typed', async () => {
  const { page, hint } = await open('/petitions/go-further-and-faster', true);
  expect(await hint()).toBe(HOW.en);
  await page.getByLabel('Full name').pressSequentially('Suzie van Example');
  expect(await hint()).toBe('Shown like this: Suzie E.');
  await page.getByLabel('Full name').fill('');
  expect(await hint()).toBe(HOW.en);
  await page.context().close();
});

test('with JavaScript the words that change take as much room as the ones before', async () => {
  const { page } = await open('/articles/intercepted-call', true);
  const button = page.getByRole('button', { name: 'Sign the petition' });
  const top = async () => (await button.boundingBox())!.y + (await page.evaluate(() => scrollY));
  const before = await top();
  await page.getByLabel('Full name').fill('Suzie Example');
  expect(await top()).toBe(before);
  await page.context().close();
});
