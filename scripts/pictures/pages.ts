import type { Page } from 'playwright-core';
import { linkIn, mailTo } from '../../tests/support/mailbox.ts';
import type { Site } from '../../tests/support/site.ts';

type Reader = { site: Site; signer: string };
export type Pictured = {
  name: string;
  title: string;
  reach: (page: Page, reader: Reader) => Promise<unknown>;
};

const PETITION = '/petitions/go-further-and-faster';
const at =
  (path: string) =>
  (page: Page, { site }: Reader) =>
    page.goto(site.origin + path);

/** In the order in which one reader comes to them: later ones need what was done on earlier ones. */
export const PAGES: readonly Pictured[] = [
  { name: 'front', title: 'Front page', reach: at('/') },
  { name: 'article', title: 'Article', reach: at('/articles/intercepted-call') },
  { name: 'petition', title: 'Petition', reach: at(PETITION) },
  { name: 'petition-uk', title: 'Petition, in Ukrainian', reach: at(`/uk${PETITION}`) },
  { name: 'campaign', title: 'Campaign', reach: at('/campaigns/refugees-welcome') },
  {
    name: 'petition-problems',
    title: 'A form with problems',
    async reach(page, { site }) {
      await page.goto(site.origin + PETITION);
      await page.getByLabel('Email address').fill('name@exmaple');
      await page.getByRole('button', { name: 'Sign the petition' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    },
  },
  { name: 'check-email', title: 'Check your email', reach: sign },
  {
    name: 'confirm',
    title: 'Confirm',
    async reach(page, { site, signer }) {
      const mail = await mailTo(site.mailboxUrl, signer, 'Confirm your signature');
      await page.goto(linkIn(mail, 'confirm'));
    },
  },
  {
    name: 'signed',
    title: 'Thank you for signing',
    async reach(page) {
      // Whoever is faster than a person is asked to press again.
      await page.waitForTimeout(1_100);
      await page.getByRole('button', { name: 'Confirm my signature' }).click();
      await page.getByText('Your signature is counted.').first().waitFor();
    },
  },
  {
    name: 'signature',
    title: 'The signer’s page, by the lasting link',
    async reach(page, { site, signer }) {
      const mail = await mailTo(site.mailboxUrl, signer, 'Your signature is counted');
      await page.goto(linkIn(mail, 'signature'));
    },
  },
  {
    name: 'signature-hour',
    title: 'The signer’s page, for an hour',
    async reach(page, { site, signer }) {
      await page.getByRole('button', { name: 'Email me the link' }).click();
      await page.getByText('the link is on its way').waitFor();
      const subject = 'Your link to see and change your signature';
      await page.goto(linkIn(await mailTo(site.mailboxUrl, signer, subject), 'signature'));
    },
  },
  {
    name: 'withdraw',
    title: 'Withdraw',
    reach: (page) => page.getByRole('link', { name: 'Withdraw my signature' }).click(),
  },
  { name: 'my-signature', title: 'Ask for the link again', reach: at(`${PETITION}/my-signature`) },
  { name: 'how-we-count', title: 'How we count', reach: at('/how-we-count') },
  { name: 'privacy', title: 'Privacy', reach: at('/privacy') },
  { name: 'accessibility', title: 'Accessibility', reach: at('/accessibility') },
  { name: 'not-found', title: 'Nothing here', reach: at('/articles/no-such-article') },
  { name: 'busy', title: 'Too busy', reach: at('/busy') },
  { name: 'sign-in', title: 'Log in', reach: at('/sign-in') },
  {
    name: 'desk',
    title: 'The desk',
    async reach(page, { site }) {
      await page.goto(`${site.origin}/sign-in`);
      await page.getByLabel('Email address').fill(site.staff.email);
      await page.getByLabel('Password').fill(site.staff.password);
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.waitForURL('**/staff');
    },
  },
  { name: 'desk-petition', title: 'A petition at the desk', reach: at(`/staff${PETITION}`) },
];

async function sign(page: Page, { site, signer }: Reader): Promise<void> {
  await page.goto(site.origin + PETITION);
  await page.getByLabel('Full name').fill('Your Name');
  await page.getByLabel('Email address').fill(signer);
  await page.getByLabel('Country', { exact: true }).selectOption('IE');
  await page.getByRole('button', { name: 'Sign the petition' }).click();
  await page.getByRole('heading', { name: /Check your email/ }).waitFor();
}
