import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { listens } from '../support/desk-keys.ts';
import { logIn } from '../support/desk.ts';
import { addCrowd, createOwnPetition } from '../support/own-petition.ts';
import { addStaff, hasShownFactor, withOwner } from '../support/staff-at-work.ts';

const site = inject('site');
const SLUG = 'typed-early';
const OWN = `/staff/petitions/${SLUG}`;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  await addCrowd(site.ownerUrl, SLUG);
  await withOwner(site.ownerUrl, (owner) =>
    owner.query(
      `update signatures set state = 'HELD', held_because = 'BURST' where (contact_id, petition_id) in
         (select contact_id, petition_id from signatures
          where petition_id = (select id from petitions where slug = $1) limit 3)`,
      [SLUG],
    ),
  );
  browser = await launchBrowser();
  page = await (await browser.newContext()).newPage();
  const carla = await addStaff(site.ownerUrl, 'ADMIN');
  await logIn(page, site.origin, carla);
  await hasShownFactor(site.ownerUrl, carla);
});
afterAll(() => browser?.close());

/** Scripts wait on their way until they are let go, as on a slow line. */
async function holdScripts(): Promise<() => void> {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  await page.unrouteAll();
  await page.route(/\.js$/, async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
}

/** Every field that somebody can fill in there: what is in it, after it was filled in if so asked. */
const fields = (place: string, isFilledIn: boolean) =>
  page.locator(place).evaluateAll((places, fill) => {
    const controls = places.flatMap((one) => [
      ...one.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
        ':is(input:not([type=hidden]), select, textarea)',
      ),
    ]);
    return controls.map((control, i) => {
      const isBox = control instanceof HTMLInputElement && control.type === 'checkbox';
      if (fill && isBox) control.checked = !control.checked;
      else if (fill && control instanceof HTMLSelectElement)
        control.selectedIndex = control.length - 1;
      else if (fill)
        control.value =
          { 'datetime-local': '2026-03-01T10:30', date: '2026-03-01', number: '7' }[control.type] ??
          `typed-${i}@example.org`;
      return `${control.name}: ${isBox ? control.checked : control.value}`;
    });
  }, isFilledIn);

async function keepsWhatIsTyped(letGo: () => void, least: number, place: string): Promise<void> {
  await page.locator('footer').waitFor();
  const typed = await fields(place, true);
  expect(typed.length).toBeGreaterThanOrEqual(least);
  letGo();
  await listens(page);
  const left = await fields(place, false);
  // A field that only a script brings has come meanwhile.
  expect(left.filter((field) => typed.includes(field))).toEqual(typed);
}

test.each([
  [OWN, 3, 'main'],
  [`${OWN}/paper`, 4, 'main'],
  [`${OWN}/signatures?state=HELD`, 11, 'main'],
  [`${OWN}/invalidations?source=petition&count=yes`, 6, 'form[method=GET]'],
  // Beside another filter it has no place.
  [`${OWN}/invalidations?source=petition&count=yes`, 1, 'form[data-kept]'],
  ['/staff/record', 5, 'main'],
  // Who is looked for leaves out all others.
  ['/staff/people', 1, 'form:has([name=person])'],
  ['/staff/people', 2, 'form[data-kept]'],
  ['/staff/account', 2, 'main'],
  ['/staff/alerts', 4, 'main'],
  ['/staff/find', 1, 'main'],
])('what is typed on %s before its script begins stays (%i, %s)', async (path, least, place) => {
  const letGo = await holdScripts();
  await page.goto(site.origin + path, { waitUntil: 'commit' });
  await keepsWhatIsTyped(letGo, least, place);
});

test('the reason of a step stays, too', async () => {
  await page.unrouteAll();
  await page.goto(`${site.origin}${OWN}/signatures?state=HELD`);
  await listens(page);
  await page.locator('input[name=id]').first().check();
  const letGo = await holdScripts();
  await page.getByRole('button', { name: 'Release those chosen' }).click({ noWaitAfter: true });
  await page.getByLabel('Reason').waitFor();
  await keepsWhatIsTyped(letGo, 1, 'main');
});

test.each([
  { path: `${OWN}/signatures`, typed: 'Source', chosen: 'Country', show: 'Show', away: 'Show all' },
  { path: '/staff/record', chosen: 'What', show: 'Show', away: 'Show everything' },
  {
    path: '/staff/find',
    typed: 'What are you looking for?',
    show: 'Find',
    away: 'See all pages and acts',
  },
])('a filter of $path that is taken away leaves nothing in its fields', async (step) => {
  const { path, typed, chosen, show, away } = step;
  await page.unrouteAll();
  await page.goto(site.origin + path);
  await listens(page);
  const main = page.locator('main');
  const asked = [typed, chosen].flatMap((name) => (name ? [main.getByLabel(name).first()] : []));
  const values = () => Promise.all(asked.map((field) => field.inputValue()));
  if (typed) await main.getByLabel(typed).fill('paper');
  if (chosen) await main.getByLabel(chosen).first().selectOption({ index: 1 });
  await main.getByRole('button', { name: show, exact: true }).click();
  await page.waitForURL((url) => url.search !== '');
  expect(await values()).not.toContain('');
  await main.getByRole('link', { name: away }).click();
  await page.waitForURL((url) => url.search === '');
  await expect.poll(values).toEqual(asked.map(() => ''));
});
