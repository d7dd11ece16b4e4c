import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';

// A file of its own: settings are read once a process, and here nobody has named a contact.
let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  delete process.env.PRIVACY_CONTACT;
  site = await builtSite();
});
afterAll(() => site.stop());

test('nobody is told to write to a newsroom that has not said where', async () => {
  const html = await (await site.page('/petitions/p/check-email')).text();
  expect(html).toContain('If you once told us never to write to you, nothing comes.');
  expect(html).not.toContain('Write to us');
});
