import type { Page } from 'playwright-core';
import { linkIn, mailTo } from './mailbox.ts';

/** Signs as a person does, up to the page that thanks; the petition asks for a postcode in Great Britain. */
export async function signAndConfirm(
  page: Page,
  { site, petition, email }: { site: { mailboxUrl: string }; petition: string; email: string },
): Promise<void> {
  await page.goto(petition);
  await page.getByLabel('Full name').fill('Suzie Example');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Country', { exact: true }).selectOption('GB');
  await page.getByLabel('Postcode').fill('N1 9GU');
  await page.getByRole('button', { name: 'Sign the petition' }).click();
  await page.getByRole('heading', { name: /Check your email/ }).waitFor();
  await page.goto(
    linkIn(await mailTo(site.mailboxUrl, email, 'Confirm your signature'), 'confirm'),
  );
  await page.waitForTimeout(1100);
  await page.getByRole('button', { name: 'Confirm my signature' }).click();
  await page.getByText('Your signature is counted.').first().waitFor();
}
