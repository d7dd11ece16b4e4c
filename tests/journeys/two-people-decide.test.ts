import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { logIn } from '../support/desk.ts';
import { addCrowd, createOwnPetition } from '../support/own-petition.ts';
import { type Site, startSite } from '../support/site.ts';
import { underTest } from '../support/site-under-test.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';

// Its own: its readers come and go as it says.
let site: Site;
let browser: Browser;
let contexts: BrowserContext[] = [];
beforeAll(async () => {
  site = await startSite();
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

/** One of those who count takes back, or who took back counts again. */
async function oneBecomes(slug: string, country: string, from: string, to: string): Promise<void> {
  const owner = new pg.Client(underTest(site).ownerUrl);
  await owner.connect();
  await owner.query(
    `update signatures set state = $4 where (contact_id, petition_id) in
       (select s.contact_id, s.petition_id from signatures s join petitions p on p.id = s.petition_id
        where p.slug = $1 and s.country = $2 and s.state = $3 limit 1)`,
    [slug, country, from, to],
  );
  await owner.end();
}

async function enter(path: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  contexts.push(context);
  const page = await context.newPage();
  const staff = await addStaff(underTest(site).ownerUrl, 'CAMPAIGNER');
  await logIn(page, site.origin, staff);
  await hasShownFactor(underTest(site).ownerUrl, staff);
  await page.goto(site.origin + path);
  return page;
}

async function propose(page: Page, path: string, country: string, size: string): Promise<void> {
  await page.goto(`${site.origin}${path}?country=${country}&count=yes`);
  await page.getByText(`${size} signatures: ${size} confirmed`).waitFor();
  await page.getByLabel('Reason').fill(`One machine in ${country}`);
  await page.getByRole('button', { name: /^Propose/ }).click();
  await page.getByText(`It is about ${size} signatures, and waits`).waitFor();
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

describe.each([
  { how: 'with', js: true },
  { how: 'without', js: false },
])('$how JavaScript', ({ how, js }) => {
  const slug = `decided-by-two-${how}`;
  const path = `/staff/petitions/${slug}/invalidations`;
  beforeAll(async () => {
    const { ownerUrl } = underTest(site);
    await createOwnPetition(ownerUrl, slug);
    await addCrowd(ownerUrl, slug, 4_000);
  });

  test('Edith approves those who are left, and Carla, who cancels too late, is told so', async () => {
    const [carla, edith] = [await enter(path, js), await enter(path, js)];
    await propose(carla, path, 'UA', '1,200');
    // A page that cannot ask: it goes on saying what it said.
    const late = await carla.context().newPage();
    await late.route('**/decisions.json', (route) => route.abort());
    await late.goto(site.origin + path);

    await oneBecomes(slug, 'UA', 'CONFIRMED', 'WITHDRAWN');
    await edith.reload();
    await edith.getByText('Approve…').click();
    await edith.getByText('1,199 of the 1,200 that were proposed are still there').waitFor();
    // One more goes while she reads.
    await oneBecomes(slug, 'UA', 'CONFIRMED', 'WITHDRAWN');
    await press(edith, 'Approve for 1,199 signatures');
    // Who waited for her is told by the page itself.
    if (js) await carla.getByText('1,198 of 1,198').waitFor({ timeout: 30_000 });
    await expect
      .poll(async () => (await edith.reload(), edith.getByText('1,198 of 1,198').count()), {
        timeout: 60_000,
        interval: 2_000,
      })
      .toBe(1);

    await late.getByText('Cancel…').click();
    await press(late, 'Cancel this decision');
    await late.getByRole('link', { name: 'It had ended before you cancelled it;' }).waitFor();
  });

  test('Carla proposes anew what more signatures fit by now, and that alone waits from then on', async () => {
    const [carla, edith] = [await enter(path, js), await enter(path, js)];
    await oneBecomes(slug, 'GB', 'CONFIRMED', 'WITHDRAWN');
    await propose(edith, path, 'GB', '1,999');
    await carla.reload();
    await carla.getByText('Approve…').click();
    await carla.getByText('1,999 signatures will be set aside at once').waitFor();
    await oneBecomes(slug, 'GB', 'WITHDRAWN', 'CONFIRMED');
    await press(carla, 'Approve for 1,999 signatures');
    await carla.getByText('More signatures fit by now than were proposed').waitFor();
    await carla.getByText('By now 2,000 signatures fit').waitFor();
    await carla.getByRole('link', { name: 'Propose it anew' }).click();
    await carla.getByText('2,000 signatures: 2,000 confirmed').waitFor();
    await carla.getByText('This replaces the earlier proposal “One machine in GB”').waitFor();
    expect(await carla.getByLabel('Reason').inputValue()).toBe('One machine in GB');
    await press(carla, 'Propose to take 2,000 signatures out of the count');
    await carla.getByText('It is about 2,000 signatures, and waits').waitFor();
    await carla.getByText('The earlier proposal was replaced by it').waitFor();

    await edith.goto(`${site.origin}/staff`);
    await edith.getByRole('link', { name: '1 decision waits for you' }).first().click();
    await edith.getByText('1,999 signatures were proposed; none was changed').waitFor();
    await press(edith, 'Approve for 2,000 signatures');
    await edith.getByText(/It is being carried out|are set aside/).waitFor();
    expect(await edith.getByRole('link', { name: /waits? for you/ }).count()).toBe(0);
  });
});
