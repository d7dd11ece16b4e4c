import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { totp } from './totp.ts';

export type Person = { email: string; password: string };

/** The first step. Leads to the desk, to the page of it that was opened, or to the second step. */
export async function logIn(
  page: Page,
  origin: string,
  person: Person,
  opened = '/sign-in',
): Promise<void> {
  await page.goto(origin + opened);
  await page.getByLabel('Email address').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.waitForURL(/\/(?:staff|sign-in\/second-factor)(?:[/?]|$)/);
}

/**
 * A code is good once, in its own half minute and those beside it. The one before is taken first, but only
 * where it is good for a while yet, and the one after ahead of its time; then the next half minute comes.
 */
export async function freshCode(secret: string, used: Set<string>): Promise<string> {
  for (;;) {
    const steps = intoHalfMinute() < HALF_MINUTE_MS / 2 ? [-1, 0, 1] : [0, 1];
    const code = steps.map((step) => totp(secret, step)).find((one) => !used.has(one));
    if (code) {
      used.add(code);
      return code;
    }
    await sleep(HALF_MINUTE_MS - intoHalfMinute());
  }
}
const HALF_MINUTE_MS = 30_000;
const intoHalfMinute = () => Date.now() % HALF_MINUTE_MS;

/** Sets up an authenticator app on the account's page. */
export async function setUpApp(page: Page, origin: string, password: string, used: Set<string>) {
  await page.goto(`${origin}/staff/account`);
  await page.getByLabel('Your password').first().fill(password);
  await page.getByRole('button', { name: 'Set up an app' }).click();
  await page.getByRole('img', { name: /QR code/ }).waitFor();
  const secret = (await page.locator('code').innerText()).replaceAll(/\s/g, '');
  await page.getByLabel('Code', { exact: true }).fill(await freshCode(secret, used));
  await page.getByRole('button', { name: 'Confirm the app' }).click();
  await page.getByRole('heading', { name: 'Recovery codes' }).waitFor();
  const recoveryCodes = await page.locator('ol code').allInnerTexts();
  return { secret, recoveryCodes };
}
