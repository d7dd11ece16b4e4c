import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { logIn as logInAs, type Person } from '../support/desk.ts';
import { mailTo } from '../support/mailbox.ts';
import { addCrowd, createOwnPetition } from '../support/own-petition.ts';
import { type Site, startSite } from '../support/site.ts';
import { underTest } from '../support/site-under-test.ts';
import { addStaff, hasShownFactor, withOwner } from '../support/staff-at-work.ts';

// Its own: whoever is staff elsewhere would be told, too.
let site: Site;
let ownerUrl: string;
let browser: Browser;
let contexts: BrowserContext[] = [];
beforeAll(async () => {
  site = await startSite({ RATE_LIMITS: 'off' });
  ({ ownerUrl } = underTest(site));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.discard();
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});

async function logIn(
  role: 'VIEWER' | 'CAMPAIGNER',
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; person: Person }> {
  const context = await browser.newContext(options);
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const person = await addStaff(ownerUrl, role);
  await logInAs(page, site.origin, person);
  if (role !== 'VIEWER') await hasShownFactor(ownerUrl, person);
  return { page, person };
}

/** As before they set one up: it is shown by `hasShownFactor`. */
const asksNoFactor = ({ email }: Person) =>
  withOwner(ownerUrl, (owner) =>
    owner.query('update auth."user" set "twoFactorEnabled" = false where email = $1', [email]),
  );

/** At the row of what the link is about, whose step is open. */
async function focusIsAtDecision(page: Page, link: string): Promise<void> {
  const row = page.locator(`[id="${link.split('#')[1]}"]`);
  await row.locator('details[open]').waitFor();
  await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true);
}

const waits = (page: Page) => page.getByRole('link', { name: '1 decision waits for you' });
const SUBJECT = '1 decision waits for you at the desk of Undersigned';
const BECAME = 'What became of 1 decision of yours at the desk of Undersigned';

describe.each([
  { how: 'with', js: true },
  { how: 'without', js: false },
])('Edith, $how JavaScript', ({ how, js }) => {
  test('is told by the desk and by mail what waits for her, and follows it', async () => {
    const slug = `waits-${how}-${crypto.randomUUID().slice(0, 8)}`;
    await createOwnPetition(ownerUrl, slug);
    await addCrowd(ownerUrl, slug, 1_200);
    const { page: edith, person } = await logIn('CAMPAIGNER', { javaScriptEnabled: js });
    await edith.goto(`${site.origin}/staff`);
    expect(await waits(edith).count()).toBe(0);

    const { page: carla, person: proposer } = await logIn('CAMPAIGNER');
    const decisions = `${site.origin}/staff/petitions/${slug}/invalidations`;
    await carla.goto(`${decisions}?source=petition&count=yes`);
    await carla.getByLabel('Reason').fill('One machine');
    await carla.getByRole('button', { name: /^Propose/ }).click();
    await carla.getByText('It is about 1,200 signatures, and waits').waitFor();

    const { text } = await mailTo(site.mailboxUrl, person.email, SUBJECT);
    expect(text).toContain('“One machine”');
    const [link] = text.match(/https?:\/\/\S+\/invalidations\?approve=\S+/)!;

    // Her page, if it is open, says so by itself: in its head, and beside the petition.
    if (!js) await edith.reload();
    await waits(edith).nth(1).waitFor({ timeout: 30_000 });
    expect(await waits(edith).count()).toBe(2);
    if (js) expect(await amiss(edith)).toEqual([]);

    // Whoever proposed it reads that it waits for somebody else.
    await carla.goto(`${site.origin}/staff`);
    await carla.getByRole('link', { name: '1 decision waits for a second person' }).waitFor();
    expect(await waits(carla).count()).toBe(0);
    const { page: viewer } = await logIn('VIEWER');
    await viewer.getByRole('heading', { name: 'Petitions' }).waitFor();
    expect(await viewer.getByText(/waits? for/).count()).toBe(0);

    await waits(edith).first().click();
    await edith.waitForURL(link!);
    await focusIsAtDecision(edith, link!);

    // Logged out, she follows the mail and logs in on the way: what stood behind the # is lost.
    await edith.context().clearCookies();
    await asksNoFactor(person);
    await edith.goto('about:blank');
    await logInAs(edith, '', person, link!);
    await hasShownFactor(ownerUrl, person);
    await edith.reload();
    expect(edith.url()).toBe(link!.replace(/#.*/, ''));
    await focusIsAtDecision(edith, link!);
    await edith.getByRole('button', { name: 'Approve for 1,200 signatures' }).click();
    await edith.getByText(/It is being carried out|are set aside/).waitFor();
    await edith.goto(`${site.origin}/staff`);
    expect(await waits(edith).count()).toBe(0);

    // Whoever proposed it is told by mail, and led to it.
    const became = await mailTo(site.mailboxUrl, proposer.email, BECAME);
    expect(became.text).toContain(`Approved by ${person.email}`);
    const [back] = became.text.match(/https?:\/\/\S+\/invalidations\?decision=\S+/)!;
    await carla.goto(back!);
    const row = carla.locator(`[id="${back!.split('#')[1]}"]`);
    const both = `proposed by ${proposer.email}, .*:\\d\\d · approved by ${person.email}, .*:\\d\\d`;
    await row.getByText(new RegExp(both)).waitFor();
  });
});
