import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { logIn } from '../support/desk.ts';
import { createOwnPetition } from '../support/own-petition.ts';
import { addStaff, hasShownFactor } from '../support/staff-at-work.ts';

const site = inject('site');
const SLUG = 'led-to';
type Command = { id: string; href: string; isAct?: true };

let browser: Browser;
beforeAll(async () => {
  await createOwnPetition(site.ownerUrl, SLUG);
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Those of one petition, and of its countries one: the others are alike. */
const isTried = ({ href }: Command) =>
  !/country=(?!UA)/.test(href) && (!href.includes('/petitions/') || href.includes(`/${SLUG}`));

test.each([
  ['VIEWER', true],
  ['MODERATOR', true],
  ['EDITOR', true],
  ['CAMPAIGNER', true],
  ['ADMIN', true],
  ['CAMPAIGNER', false],
  ['ADMIN', false],
] as const)('no command refuses a %s whose second factor was shown: %s', async (role, isShown) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const staff = await addStaff(site.ownerUrl, role);
  await logIn(page, site.origin, staff);
  if (isShown) await hasShownFactor(site.ownerUrl, staff);
  const asked = await page.request.get(`${site.origin}/staff/find.json?petition=${SLUG}`);
  const commands = ((await asked.json()) as Command[])
    .filter(isTried)
    // Logging out ends it.
    .toSorted((one, other) => Number(one.isAct ?? false) - Number(other.isAct ?? false));
  const isGrave = isShown && (role === 'CAMPAIGNER' || role === 'ADMIN');
  expect(commands.some(({ href }) => href.includes('/signatures?'))).toBe(isGrave);
  const answered: [string, number][] = [];
  for (const { href, isAct } of commands) {
    const [path, fragment] = href.split('#');
    const answer = isAct
      ? await page.request.post(site.origin + path!, { headers: { origin: site.origin } })
      : await page.request.get(site.origin + path!);
    answered.push([href, answer.status()]);
    // A form may need script, and the place where it stands does not.
    if (fragment) expect(await answer.text(), href).toContain(`id="${fragment}"`);
  }
  expect(answered.filter(([, status]) => status !== 200)).toEqual([]);
  await context.close();
});
