import type { Page } from 'playwright-core';
import type { Person } from '../../tests/support/desk.ts';
import { addStaff, hasShownFactor } from '../../tests/support/staff-at-work.ts';
import type { Stage } from './stage.ts';

/** Logs in where the browser has not yet, as an administrator of its own. */
export async function asStaff(page: Page, stage: Stage, path: string): Promise<void> {
  const { at } = stage;
  await page.goto(at(path));
  if (new URL(page.url()).pathname !== new URL(at(path)).pathname) {
    await enter(page, stage);
    await page.goto(at(path));
  }
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Logs in anew, as somebody of its own: who. */
export async function enter(page: Page, { site, at, word }: Stage): Promise<Person> {
  await page.context().clearCookies();
  await page.goto(at('/sign-in'));
  const staff = await addStaff(site.ownerUrl, 'ADMIN');
  await page.locator('#email').fill(staff.email);
  await page.locator('#password').fill(staff.password);
  await page.getByRole('button', { name: word('signin_submit'), exact: true }).click();
  await page.waitForURL(/\/staff(?:[/?]|$)/);
  await hasShownFactor(site.ownerUrl, staff);
  return staff;
}
