import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  process.env.PRIVACY_CONTACT = 'privacy@newsroom.example';
  site = await builtSite();
});
afterAll(() => site.stop());

const NEVER = 'If you once told us never to write to you, nothing comes.';
const signed = { name: 'A Reader', email: 'a@example.org', country: 'GB', postcode: '' };

// Whoever pressed “Never write to me” would wait for a mail that these pages promise.
test.each([
  ['the page to check the email', () => site.page('/petitions/p/check-email')],
  ['the answer to signing', () => site.post('/petitions/p?/sign', signed)],
  [
    'the answer to asking once more',
    () => site.post('/petitions/p?/sign', { ...signed, again: 'yes' }),
  ],
  ['the answer to looking for a signature', () => find()],
  ['the own page, once a link was asked for', () => site.page('/signature/token?done=link')],
])(
  '%s says that nothing comes to who wanted no email, and leads to whom to write',
  async (_, get) => {
    const html = await (await get()).text();
    expect(html).toContain(NEVER);
    expect(html).toMatch(/<a href="\/privacy"[^>]*>Write to us to change that\.<\/a>/);
  },
);

test('the own page says so only of a mail', async () => {
  expect(await (await site.page('/signature/token?done=hide')).text()).not.toContain(NEVER);
});

function find() {
  site.answer('RequestSignatureLink', { requestSignatureLink: { nextStep: 'CHECK_YOUR_EMAIL' } });
  return site.post('/petitions/p/my-signature', { email: 'a@example.org' });
}
