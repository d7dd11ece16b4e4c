import type { Page } from 'playwright-core';
import { type ShownPage } from './shown-page.ts';
import type { Stage } from './stage.ts';

/** What is behind the log-in. */
export const STAFF_PAGES: readonly ShownPage[] = [
  {
    ...{ name: 'sign-in', title: 'Log in', drawnBy: 'sign-in/+page.svelte' },
    reach: (page, { at }) => page.goto(at('/sign-in')),
  },
  {
    ...{ name: 'sign-in-problems', title: 'Log in, with problems' },
    drawnBy: 'sign-in/+page.svelte',
    async reach(page, { at, word }) {
      await page.goto(at('/sign-in'));
      await page.getByRole('button', { name: word('signin_submit') }).click();
      await page.getByRole('heading', { name: word('problems_heading') }).waitFor();
    },
  },
  {
    ...{ name: 'desk', title: 'The desk', drawnBy: 'staff/+page.svelte' },
    reach: (page, stage) => asStaff(page, stage, '/staff'),
  },
  {
    ...{ name: 'desk-petition', title: 'A petition at the desk' },
    drawnBy: 'staff/petitions/[slug]/+page.svelte',
    reach: (page, stage) => asStaff(page, stage, `/staff/petitions/${stage.petition}`),
  },
  {
    ...{ name: 'desk-paper', title: 'Signatures on paper, at the desk' },
    drawnBy: 'staff/petitions/[slug]/paper/+page.svelte',
    reach: (page, stage) => asStaff(page, stage, `/staff/petitions/${stage.petition}/paper`),
  },
  {
    ...{ name: 'desk-signatures', title: 'The signatures of a petition' },
    drawnBy: 'staff/petitions/[slug]/signatures/+page.svelte',
    reach: (page, stage) => asStaff(page, stage, `/staff/petitions/${stage.petition}/signatures`),
  },
  {
    ...{ name: 'desk-decisions', title: 'Decisions about signatures' },
    drawnBy: 'staff/petitions/[slug]/invalidations/+page.svelte',
    reach: (page, stage) =>
      asStaff(page, stage, `/staff/petitions/${stage.petition}/invalidations?country=GB&count=yes`),
  },
];

/** Logs in where the browser has not yet. */
async function asStaff(page: Page, { site, at, word }: Stage, path: string): Promise<void> {
  await page.goto(at(path));
  if (new URL(page.url()).pathname !== new URL(at(path)).pathname) {
    await page.locator('#email').fill(site.staff.email);
    await page.locator('#password').fill(site.staff.password);
    await page.getByRole('button', { name: word('signin_submit') }).click();
    await page.waitForURL('**/staff');
    await page.goto(at(path));
  }
  await page.getByRole('heading', { level: 1 }).waitFor();
}
