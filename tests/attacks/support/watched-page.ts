import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

export type WatchedPage = {
  page: Page;
  /** Opens an address, touches what can be touched, and makes sure that nothing came to life. */
  expectQuiet: (open: () => Promise<unknown>) => Promise<void>;
};

const FOREIGN =
  'iframe, object, embed, base, math, marquee, details[ontoggle], [onerror], [onload], [onfocus], [onmouseover], [href^="javascript:" i], [href^="data:" i], [action^="javascript:" i], script[src*="evil"], link[href*="evil"]';

/** A page that tells of every dialog, every refused script and every request to a stranger. */
export async function watchedPage(context: BrowserContext, origin: string): Promise<WatchedPage> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('dialog', (dialog) => {
    complaints.push(`dialog on ${page.url()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { protocol } = new URL(request.url());
    const isOwn = request.url().startsWith(`${origin}/`);
    if (/^https?:$/.test(protocol) && !isOwn) complaints.push(request.url());
  });
  return {
    page,
    async expectQuiet(open) {
      await open();
      await page.mouse.move(200, 200);
      await page.mouse.move(600, 500);
      await page.keyboard.press('Tab');
      const alive = await page.evaluate(
        (selector) => [...document.querySelectorAll(selector)].map((found) => found.outerHTML),
        FOREIGN,
      );
      expect({ alive, complaints }).toEqual({ alive: [], complaints: [] });
    },
  };
}
