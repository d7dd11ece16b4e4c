import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { amiss } from '../support/accessible.ts';
import { launchBrowser } from '../support/browser.ts';
import { freshCode, logIn, setUpApp } from '../support/desk.ts';
import { mailTo } from '../support/mailbox.ts';
import { underTest } from '../support/site-under-test.ts';
import { type Site, startSite } from '../support/site.ts';
import { showedFactorLongAgo } from '../support/staff-at-work.ts';

const LOGGED_IN = 'Undersigned: Somebody logged in with a browser that was new to your account';
const SET_UP = 'Undersigned: An authenticator app was set up';

let site: Site;
let browser: Browser;
let context: BrowserContext;
let page: Page;

async function open(js: boolean): Promise<void> {
  context = await browser.newContext({ javaScriptEnabled: js });
  page = await context.newPage();
}

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
afterEach(() => context?.close());

describe.each([
  { how: 'with JavaScript', js: true },
  { how: 'without JavaScript', js: false },
])('$how', ({ js }) => {
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site?.discard());

  test('the administrator sets up an app, logs in by it and by a recovery code, and ends sessions', async () => {
    const used = new Set<string>();
    await open(js);
    await logIn(page, site.origin, site.staff);
    await page.getByText('Your role is administrator.').waitFor();
    await page.getByRole('link', { name: 'Set up a second factor' }).click();
    await page.waitForURL('**/staff/account');
    const { secret, recoveryCodes } = await setUpApp(page, site.origin, site.staff.password, used);
    expect(recoveryCodes).toHaveLength(10);
    if (js) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download as text' }).click(),
      ]);
      const file = readFileSync(await download.path(), 'utf8');
      expect(file).toContain(recoveryCodes.join('\n'));
      const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
      const made = `made on ${today.format(new Date())}.`;
      for (const said of [site.staff.email, `Undersigned (${site.origin})`, made])
        expect(file).toContain(said);
    }
    await page.getByRole('link', { name: 'I have kept them' }).click();
    await page.getByText('An app is set up.').waitFor();
    expect(await page.getByText('Your role is administrator.').count()).toBe(0);
    await page.getByText('we send a mail to this address').waitFor();
    await page.getByRole('button', { name: 'Log out', exact: true }).click();

    await mailTo(site.mailboxUrl, site.staff.email, LOGGED_IN);
    const { text } = await mailTo(site.mailboxUrl, site.staff.email, SET_UP);
    expect(text).toMatch(/UTC\. Chrome on Linux\./);
    expect(text).toContain(`${site.origin}/staff/account`);
    for (const told of [secret, ...recoveryCodes]) expect(text).not.toContain(told);

    const opened = '/staff/petitions/go-further-and-faster/signatures?state=HELD';
    await logIn(page, site.origin, site.staff, opened);
    // The field has the focus, and what it is for is heard with it.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('code');
    const step = page.getByRole('group', { name: 'Second step', description: /^Your password is/ });
    expect(await step.getByLabel('Code').count()).toBe(1);
    await page.getByLabel('Code').fill('000000');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('alert').getByText('That code is wrong').waitFor();
    await page.getByLabel('Code').fill(await freshCode(secret, used));
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.waitForURL(site.origin + opened);

    const elsewhere = await (await browser.newContext({ javaScriptEnabled: js })).newPage();
    await logIn(elsewhere, site.origin, site.staff);
    await elsewhere.getByLabel('Code').fill(recoveryCodes[0]!);
    await elsewhere.getByRole('button', { name: 'Log in' }).click();
    await elsewhere.getByText('You logged in with a recovery code; 9 are left.').waitFor();
    expect(new URL(elsewhere.url()).pathname).toBe('/staff');
    if (js) expect(await amiss(elsewhere)).toEqual([]);
    await elsewhere.getByRole('link', { name: 'Lost the app, or its phone?' }).click();
    await elsewhere.waitForURL('**/staff/account#app');
    await elsewhere.getByText('Remove the app here, then set up the new one.').waitFor();
    await elsewhere.getByText('your recovery codes go with it, and new ones come').waitFor();
    await elsewhere.getByText('Where you are asked for a code, a recovery code does.').waitFor();
    await elsewhere.goto(`${site.origin}/staff`);
    expect(await elsewhere.getByText('You logged in with a recovery code').count()).toBe(0);

    await page.goto(`${site.origin}/staff/account`);
    expect(await page.getByText('9 codes have not been used.').count()).toBe(1);
    expect(await page.getByRole('row', { name: /Chrome on Linux/ }).count()).toBe(2);
    await page.getByText('Log out there…').click();
    await page.getByRole('button', { name: 'Log out there' }).click();
    await page.getByText('Logged out there.').waitFor();
    // A page that keeps itself fresh leads there by itself.
    if (!js) await elsewhere.goto(`${site.origin}/staff`);
    await elsewhere.getByText('Here or in another browser.').waitFor();
    expect(new URL(elsewhere.url()).pathname).toBe('/sign-in');
    await elsewhere.context().close();
  });
});

describe('a passkey, or an app on the same device,', () => {
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site?.discard());

  test('is added, logs in by itself, shows who it is where that is needed, and is removed', async () => {
    await open(true);
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await logIn(page, site.origin, site.staff);
    await page.goto(`${site.origin}/staff/account`);
    await page.getByLabel('Name').fill('Edith’s laptop');
    await page.getByLabel('Your password').last().fill(site.staff.password);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('heading', { name: 'Recovery codes' }).waitFor();
    await page.getByRole('link', { name: 'I have kept them' }).click();
    await page.getByText('Edith’s laptop').first().waitFor();
    await page.getByRole('button', { name: 'Log out', exact: true }).click();

    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.waitForURL('**/staff');
    expect(await page.getByText('Your role is administrator.').count()).toBe(0);
    await page.getByRole('button', { name: 'Log out', exact: true }).click();
    await logIn(page, site.origin, site.staff);
    expect(new URL(page.url()).pathname).toBe('/sign-in/second-factor');
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.waitForURL('**/staff');
    await page.goto(`${site.origin}/staff/account`);
    await showedFactorLongAgo(underTest(site).ownerUrl, site.staff);
    await page.locator('#newPasskey').fill('Edith’s key');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    const again = page.getByText('The passkey is not added yet: press “Add a passkey” again.');
    await again.waitFor();
    expect(await page.locator('#newPasskey').inputValue()).toBe('Edith’s key');
    expect(await again.evaluate((said) => document.activeElement?.contains(said))).toBe(true);

    await page.getByText('Remove…').click();
    await page.getByText('With it go 10 unused recovery codes.').waitFor();
    await showedFactorLongAgo(underTest(site).ownerUrl, site.staff);
    await page.getByRole('button', { name: 'Remove “Edith’s laptop”' }).click();
    await page.getByRole('heading', { name: 'Show that it is you' }).waitFor();
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.getByText('The passkey is removed.').waitFor();
    await page.getByText('Your role is administrator.').waitFor();
  });

  test('is handed its key, or the key is copied', async () => {
    await open(true);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await logIn(page, site.origin, site.staff);
    await page.goto(`${site.origin}/staff/account`);
    await page.getByLabel('Your password').first().fill(site.staff.password);
    await page.getByRole('button', { name: 'Set up an app' }).click();
    const key = (await page.locator('code').innerText()).replaceAll(/\s/g, '');
    const link = await page.locator('a[href^="otpauth:"]').getAttribute('href');
    expect(new URL(link!).searchParams.get('secret')).toBe(key);
    await page.getByRole('button', { name: 'Copy the key' }).click();
    await page.getByRole('status').getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    });
    await page.getByRole('button', { name: 'Copy the key' }).click();
    await page.getByRole('status').getByText('The browser did not allow it.').waitFor();
  });

  test('and all else on the page is accessible, light or dark, on a phone', async () => {
    context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    page = await context.newPage();
    await logIn(page, site.origin, site.staff);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const path of ['/staff/account', '/uk/staff/account', '/sign-in/second-factor']) {
        await page.goto(site.origin + path);
        expect(await amiss(page), `${path}, ${colorScheme}`).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(390);
      }
    }
  });
});
