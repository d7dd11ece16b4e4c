import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import {
  ConfirmationPromptDocument,
  OwnSignatureDocument,
} from '../../packages/shared/src/generated/public/graphql.ts';
import { launchBrowser } from '../support/browser.ts';
import {
  askSite,
  confirmedCount,
  fromElsewhere,
  linkAfterSigning,
  tokenOf,
} from './support/besieged.ts';
import { createOwnPetition, type OwnPetition } from './support/own-petition.ts';

const site = inject('besieged');
const PETITION = 'pressed';
let browser: Browser;
let context: BrowserContext;
let page: Page;
let petition: OwnPetition;
beforeAll(async () => {
  browser = await launchBrowser();
  petition = await createOwnPetition(PETITION);
});
afterAll(async () => {
  await browser.close();
  await petition.discard();
});
beforeEach(async () => {
  context = await browser.newContext({ extraHTTPHeaders: fromElsewhere() });
  page = await context.newPage();
});
afterEach(() => context.close());

const linkFor = (email: string) => linkAfterSigning(email, 'Suzie Example', PETITION);
const stateOf = async (link: string) =>
  (await askSite(OwnSignatureDocument, { token: tokenOf(link) })).data!.ownSignature!.state;
const isStillOpen = async (link: string) => {
  const { data } = await askSite(ConfirmationPromptDocument, { token: tokenOf(link) });
  return data!.confirmationPrompt!.alreadyConfirmed === false;
};

test('row 40: programs that open the link, twenty times and from five places, confirm nothing', async () => {
  const link = await linkFor('scanned@example.org');
  for (let place = 0; place < 5; place += 1) {
    const headers = fromElsewhere();
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
      expect((await fetch(link, { method, headers })).status).toBe(200);
    }
    for (const method of ['OPTIONS', 'PUT', 'DELETE', 'POST']) {
      expect((await fetch(link, { method, headers })).status).not.toBe(200);
    }
    for (const more of ['?/confirm', '?/disown', '/signed', '?confirm=1']) {
      await fetch(link + more, { headers });
    }
  }
  expect([await stateOf(link), await confirmedCount(PETITION)]).toEqual(['PENDING', 0]);
  expect(await isStillOpen(link)).toBe(true);
});

test('row 41: a scanner that runs scripts and waits confirms nothing', async () => {
  await page.clock.install();
  const link = await linkFor('rendered@example.org');
  await page.goto(link);
  await page.clock.runFor(15_000);
  // By the server's clock, too: no earlier press would be taken.
  await page.waitForTimeout(1_100);
  await page.evaluate(() => {
    for (const type of ['load', 'pageshow', 'focus', 'beforeunload', 'pagehide']) {
      window.dispatchEvent(new Event(type));
    }
    for (const type of ['visibilitychange', 'mousemove', 'scroll', 'submit', 'DOMContentLoaded']) {
      document.dispatchEvent(new Event(type, { bubbles: true }));
    }
    for (const form of document.forms) form.dispatchEvent(new Event('submit', { bubbles: true }));
  });
  await page.mouse.wheel(0, 500);
  await page.waitForTimeout(1_500);
  await page.goto('about:blank');
  expect([await stateOf(link), await isStillOpen(link)]).toEqual(['PENDING', true]);
});

describe('row 42: a scanner that presses every button of one page', () => {
  /** As the browser would send the form that each button belongs to. */
  const pressAll = (order: 1 | -1) =>
    page.evaluate(async (by) => {
      const buttons = [...document.querySelectorAll('main form button')] as HTMLButtonElement[];
      const statuses = [];
      for (const button of by === 1 ? buttons : buttons.toReversed()) {
        const body = new URLSearchParams(new FormData(button.form!, button) as never);
        const target = button.getAttribute('formaction') ?? button.form!.action;
        statuses.push((await fetch(target, { method: 'POST', body })).status);
      }
      return statuses;
    }, order);

  test.each([
    ['in their order', 1],
    ['backwards', -1],
  ] as const)('%s is not counted in the end, and waits for staff', async (how, order) => {
    const link = await linkFor(`presses-${how.split(' ')[0]}@example.org`);
    await page.goto(link);
    await page.waitForTimeout(1_100);
    const statuses = await pressAll(order);
    expect(statuses.length).toBeGreaterThanOrEqual(2);
    expect(statuses.every((status) => status < 500)).toBe(true);
    expect([await stateOf(link), await confirmedCount(PETITION)]).toEqual(['UNDER_REVIEW', 0]);
  });

  test('at once, faster than anybody reads, changes nothing', async () => {
    const link = await linkFor('presses-fast@example.org');
    await page.goto(link);
    const statuses = await pressAll(1);
    expect(new Set(statuses)).toEqual(new Set([400]));
    expect([await stateOf(link), await confirmedCount(PETITION)]).toEqual(['PENDING', 0]);
  });
});

test('row 47: a page with a token in its address is kept by nobody and named to nobody', async () => {
  const link = await linkFor('leaky@example.org');
  const token = tokenOf(link);
  const paths = ['', '/signed', '/removed', '?x=1', '/nothing'].map(
    (end) => `/confirm/${token}${end}`,
  );
  paths.push(
    `/signature/${token}`,
    `/signature/${token}/withdraw`,
    `/unsubscribe/${token}`,
    '/confirm/x',
  );
  for (const path of paths) {
    const { headers, status } = await fetch(site.origin + path, { headers: fromElsewhere() });
    expect(status).toBeLessThan(500);
    expect([path, headers.get('cache-control')]).toEqual([path, 'private, no-store']);
    if (status === 200) expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('set-cookie')).toBeNull();
  }
  const read = await fetch(`${site.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...fromElsewhere() },
    body: JSON.stringify({ query: String(ConfirmationPromptDocument), variables: { token } }),
  });
  expect(read.headers.get('cache-control')).toBe('private, no-store');

  const asked: string[] = [];
  page.on('request', (request) =>
    asked.push(`${request.url()} ${request.headers()['referer'] ?? ''}`),
  );
  await page.goto(link);
  const strangers = asked.filter((line) => !line.startsWith(site.origin));
  expect(strangers).toEqual([]);
});

test('row 48: opening and confirming a link logs nobody in, out or over', async () => {
  await page.goto(`${site.origin}/sign-in`);
  await page.getByLabel('Email').fill(site.staff.email);
  await page.getByLabel('Password').fill(site.staff.password);
  await page.getByRole('button', { name: /log in|sign in/i }).click();
  await page.waitForURL('**/staff');
  const session = async () => (await page.request.get(`${site.origin}/auth/get-session`)).text();
  const [cookies, who] = [await context.cookies(), await session()];
  expect(who).toContain(site.staff.email);

  const answers: (string | undefined)[] = [];
  page.on('response', (response) => answers.push(response.headers()['set-cookie']));
  await page.goto(await linkAfterSigning('login-csrf@example.org'));
  await page.waitForTimeout(1_100);
  await page.getByRole('button', { name: 'Confirm my signature' }).click();
  await page.getByText('Your signature is counted.').first().waitFor();
  expect(answers.filter(Boolean)).toEqual([]);
  expect([await context.cookies(), await session()]).toEqual([cookies, who]);
});
