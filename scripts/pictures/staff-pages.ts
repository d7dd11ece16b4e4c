import type { Page } from 'playwright-core';
import { m } from '../../packages/shared/src/generated/messages/messages.js';
import { raiseAgain } from '../../tests/support/alerts.ts';
import { linkIn, mailTo } from '../../tests/support/mailbox.ts';
import { hasShownFactor, showedFactorLongAgo } from '../../tests/support/staff-at-work.ts';
import { asStaff, enter } from './as-staff.ts';
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
    ...{ name: 'sign-in-unsaved', title: 'Log in, after a form that came too late' },
    drawnBy: 'sign-in/+page.svelte',
    reach: (page, { at }) => page.goto(at('/sign-in?why=unsaved')),
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
    ...{ name: 'desk-petition-stood', title: 'How a petition stood, with a form for any time' },
    drawnBy: 'staff/petitions/[slug]/+page.svelte',
    async reach(page, stage) {
      const path = `/staff/petitions/${stage.petition}`;
      await asStaff(page, stage, `${path}?view=stood&from=2026-03-02&to=2026-03-01`);
      await page.locator('#over-time').scrollIntoViewIfNeeded();
    },
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
  {
    ...{ name: 'desk-find', title: 'All pages and acts of the desk' },
    drawnBy: 'staff/find/+page.svelte',
    reach: (page, stage) => asStaff(page, stage, `/staff/find?q=uk&petition=${stage.petition}`),
  },
  {
    ...{ name: 'desk-palette', title: 'The palette' },
    drawnBy: 'staff/petitions/[slug]/paper/+page.svelte',
    async reach(page, stage) {
      await asStaff(page, stage, `/staff/petitions/${stage.petition}/paper`);
      const find = page.locator('header').getByRole('button', { name: stage.word('palette_open') });
      await find.click();
      await page.getByRole('dialog').getByRole('option').first().waitFor();
      await page.locator('dialog[open] [role=status]:not(:empty)').waitFor();
    },
  },
  {
    ...{ name: 'desk-keys', title: 'What keys do at the desk' },
    drawnBy: 'staff/petitions/[slug]/paper/+page.svelte',
    async reach(page, stage) {
      await asStaff(page, stage, `/staff/petitions/${stage.petition}/paper`);
      const find = page.locator('header').getByRole('button', { name: stage.word('palette_open') });
      await find.waitFor();
      await page.keyboard.press('?');
      await page.locator('dialog[open] kbd').nth(12).waitFor();
    },
  },
  {
    ...{ name: 'desk-not-found', title: 'Nothing here, at the desk' },
    drawnBy: 'staff/+error.svelte',
    reach: (page, stage) => asStaff(page, stage, '/staff/petitions/none'),
  },
  {
    ...{ name: 'desk-step', title: 'The step before a role is taken away' },
    drawnBy: 'staff/people/+page.svelte',
    async reach(page, stage) {
      await asStaff(page, stage, '/staff/people');
      await page.locator('summary').first().click();
    },
  },
  {
    ...{ name: 'desk-account', title: 'One’s own account at the desk' },
    drawnBy: 'staff/account/+page.svelte',
    reach: (page, stage) => asStaff(page, stage, '/staff/account'),
  },
  {
    ...{ name: 'desk-people', title: 'People at the desk' },
    drawnBy: 'staff/people/+page.svelte',
    reach: (page, stage) => asStaff(page, stage, '/staff/people'),
  },
  {
    ...{ name: 'desk-record', title: 'The record of what was done' },
    drawnBy: 'staff/record/+page.svelte',
    reach: (page, stage) => asStaff(page, stage, '/staff/record'),
  },
  {
    ...{ name: 'desk-told', title: 'The desk, while something goes on' },
    drawnBy: 'staff/+page.svelte',
    reach: (page, stage) => afterAlerts(page, stage, '/staff'),
  },
  {
    ...{ name: 'desk-alerts', title: 'What staff are told without asking' },
    drawnBy: 'staff/alerts/+page.svelte',
    reach: (page, stage) => afterAlerts(page, stage, '/staff/alerts'),
  },
  {
    ...{ name: 'desk-approve', title: 'The step of the second person' },
    drawnBy: 'staff/petitions/[slug]/invalidations/+page.svelte',
    async reach(page, stage) {
      await asStaff(page, stage, await stage.proposal());
      await page.getByRole('link', { name: stage.word('staff_approve') }).click();
      await page.locator('main details[open] form button').waitFor();
    },
  },
  {
    ...{ name: 'desk-factor', title: 'The desk asks whether it is you' },
    drawnBy: 'staff/people/+page.svelte',
    async reach(page, stage) {
      const { site, at, word } = stage;
      const staff = await enter(page, stage);
      await page.goto(at('/staff/people'));
      await showedFactorLongAgo(site.ownerUrl, staff);
      await page.locator('#email').fill('cara@newsroom.example');
      await page.getByRole('button', { name: word('invite_submit') }).click();
      await page.getByRole('heading', { name: word('fresh_title') }).waitFor();
      await hasShownFactor(site.ownerUrl, staff);
    },
  },
  {
    ...{ name: 'second-factor', title: 'The second step of logging in' },
    drawnBy: 'sign-in/second-factor/+page.svelte',
    reach: (page, { at }) => page.goto(at('/sign-in/second-factor')),
  },
  {
    ...{ name: 'invitation', title: 'An invitation to the desk' },
    drawnBy: 'invitation/[token]/+page.svelte',
    reach: invited,
  },
];

/** What has happened is new to whoever looks. */
async function afterAlerts(page: Page, stage: Stage, path: string): Promise<void> {
  await stage.alerts();
  await asStaff(page, stage, '/staff');
  await raiseAgain(stage.site.ownerUrl);
  await asStaff(page, stage, path);
}

/** The page that the mailed link leads to. */
async function invited(page: Page, stage: Stage): Promise<void> {
  const { site, locale, word } = stage;
  await asStaff(page, stage, '/staff/people');
  const email = `cara-${crypto.randomUUID()}@newsroom.example`;
  await page.locator('#email').fill(email);
  await page.getByRole('button', { name: word('invite_submit') }).click();
  const subject = m.mail_invite_subject({ site: 'Undersigned' }, { locale });
  const mail = await mailTo(site.mailboxUrl, email, subject);
  await page.goto(linkIn(mail, 'invitation'));
}
