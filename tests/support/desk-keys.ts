import type { Page } from 'playwright-core';

/** Presses these one after the other, as fingers do. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Opens the palette, types, and takes what is first. */
export async function goBy(page: Page, typed: string, label: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What are you looking for?' }).waitFor();
  await page.keyboard.type(typed);
  await page.getByRole('dialog').getByRole('option', { name: label, selected: true }).waitFor();
  await page.keyboard.press('Enter');
}

/** Where the focus is, in the words of the page. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: active } = document;
    return active === document.body
      ? ''
      : (active?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  });

/** Whether the script of the desk answers to keys. */
export const listens = (page: Page): Promise<void> =>
  page.locator('header').getByRole('button', { name: 'Find', exact: true }).waitFor();
