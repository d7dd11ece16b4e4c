import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { logIn } from '../support/desk.ts';
import { linkIn, mailTo } from '../support/mailbox.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import { addStaff } from '../support/staff-at-work.ts';

// A reader's browser, not one that says that nobody looks into it.
const READER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const STEPS = [
  ...['Saw the form', 'Began to fill it in', 'Form sent', 'Mail to confirm sent'],
  ...['Confirmed by email', 'Shared the petition', 'Went on to the donation page'],
];

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openDesk(slug: string): Promise<Page> {
  const desk = await browser.newPage();
  await logIn(desk, site.origin, await addStaff(site.ownerUrl, 'VIEWER'));
  await desk.goto(`${site.origin}/staff/petitions/${slug}`);
  return desk;
}

/** What the desk says of each step: in the time shown, and ever. */
async function funnel(desk: Page): Promise<number[][]> {
  return Promise.all(
    STEPS.map(async (step) => {
      const counts = desk.getByRole('row', { name: step }).locator('td b');
      const texts = await counts.allInnerTexts();
      return texts.map((text) => Number(text.replaceAll(',', '')));
    }),
  );
}

async function sign(page: Page, email: string): Promise<void> {
  await page.getByLabel('Full name').fill('Suzie Example');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Country', { exact: true }).selectOption('IE');
  await page.getByRole('button', { name: 'Sign the petition' }).click();
}

async function confirm(page: Page, email: string): Promise<void> {
  const mail = await mailTo(site.mailboxUrl, email, 'Confirm your signature');
  await page.goto(linkIn(mail, 'confirm'));
  await page.waitForTimeout(1_100);
  await page.getByRole('button', { name: 'Confirm my signature' }).click();
  await page.getByText('Your signature is counted.').first().waitFor();
}

/** Follows a link that leads away; the other site cannot be reached from here. */
async function leave(page: Page, name: string, path: string): Promise<string> {
  const answered = page.waitForResponse((response) => new URL(response.url()).pathname === path);
  await page.getByRole('link', { name }).first().click();
  const answer = await answered;
  expect(answer.status()).toBe(303);
  return (await answer.headerValue('location'))!;
}

describe.each([
  { how: 'with JavaScript', js: true },
  { how: 'without JavaScript', js: false },
])('a reader goes all the way $how', ({ js }) => {
  const slug = `walked-${js ? 'scripted' : 'plain'}`;
  const petition = `${site.origin}/petitions/${slug}`;
  beforeEach(() => createOwnPetition(site.ownerUrl, slug));

  test('and the desk tells it, step by step', async () => {
    const desk = await openDesk(slug);
    const shows = async (expected: number[]) => {
      const shown = async () => (await funnel(desk)).map(([, ever]) => ever).slice(0, 6);
      await expect.poll(shown, { timeout: 15_000 }).toEqual(expected);
    };
    const context = await browser.newContext({
      javaScriptEnabled: js,
      userAgent: `${READER} Reader/${Number(js)}`,
    });
    const page = await context.newPage();
    const email = `goes-all-the-way-${js}@example.org`;

    // Once, however often the page is opened.
    for (let i = 0; i < 3; i += 1) await page.goto(petition, { waitUntil: 'load' });
    await page.reload({ waitUntil: 'load' });
    await shows([1, 0, 0, 0, 0, 0]);

    await sign(page, 'not an address');
    await page.getByText('There is a problem').first().waitFor();
    await shows([1, 1, 0, 0, 0, 0]);
    await page.getByLabel('Email address').fill(email);
    await page.getByRole('button', { name: 'Sign the petition' }).click();
    await page.getByRole('heading', { name: /Check your email/ }).waitFor();
    await shows([1, 1, 1, 1, 0, 0]);

    await confirm(page, email);
    const service = await leave(page, 'WhatsApp', `/share/${slug}/whatsapp`);
    expect(new URL(service).searchParams.get('text')).toContain(`${petition}?source=whatsapp`);
    await shows([1, 1, 1, 1, 1, 1]);

    const given = async () => (await funnel(desk)).at(-1)![1]!;
    const before = await given();
    await page.goto(petition);
    expect(await leave(page, 'Donate on GoFundMe', '/go/gofundme')).toContain('gofundme.com');
    // Other readers of the campaign give at the same time.
    await expect.poll(given, { timeout: 15_000 }).toBeGreaterThan(before);

    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('link', { name: 'CSV: From page to donation' }).click(),
    ]);
    const days = String.raw`\d{4}-\d\d-\d\d`;
    expect(download.suggestedFilename()).toMatch(
      new RegExp(`^${slug}-funnel-${days}-to-${days}\\.csv$`),
    );
    const lines = (await text(await download.createReadStream())).trim().split('\r\n');
    expect(lines.map((line) => line.split(',').slice(0, 3)).slice(0, 4)).toEqual([
      ['step', 'ever', 'ever_share'],
      ...[
        ['seen', '1', ''],
        ['begun', '1', '1'],
        ['signed', '1', '1'],
      ],
    ]);
    expect(lines).toHaveLength(8);

    expect(await context.cookies()).toEqual([]);
    await context.close();
    await desk.close();
  });
});
