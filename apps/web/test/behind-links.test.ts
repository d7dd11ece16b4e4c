import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { answers, ownSignature } from './support/sample.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

const words = async (path: string) => (await site.page(path)).text();
const state = (name: string) => site.answer('OwnSignature', { ownSignature: ownSignature(name) });

describe('who has confirmed', () => {
  test('is told that the signature counts, and that a thank-you email comes', async () => {
    state('CONFIRMED');
    const html = await words('/confirm/token/signed');
    expect(html).toContain('Your signature is counted.');
    expect(html).toContain('thank-you email');
  });

  test('is not told so while a person still looks at the signature', async () => {
    state('UNDER_REVIEW');
    const html = await words('/confirm/token/signed');
    expect(html).toContain('A person looks at it before it counts.');
    expect(html).not.toMatch(/is counted\.|thank-you email/);
  });

  test('is asked to pass the petition on only while others can sign it', async () => {
    state('CONFIRMED');
    expect(await words('/confirm/token/signed')).toContain('Ask one person to sign');
    const own = ownSignature('CONFIRMED');
    const petition = { ...own.petition, status: 'CLOSED', closedAt: '2022-04-30T12:00:00Z' };
    site.answer('OwnSignature', { ownSignature: { ...own, petition } });
    expect(await words('/confirm/token/signed')).not.toContain('Ask one person to sign');
  });

  test('was told before what happens to a signature that nobody confirms', async () => {
    expect(await words('/confirm/token')).toContain('and is deleted after 7 days.');
  });

  test('finds nothing left to confirm behind the link, but may still say “This wasn’t me”', async () => {
    const { confirmationPrompt } = answers.ConfirmationPrompt as { confirmationPrompt: object };
    const again = { ...confirmationPrompt, alreadyConfirmed: true };
    site.answer('ConfirmationPrompt', { confirmationPrompt: again });
    state('CONFIRMED');
    const counted = await words('/confirm/token');
    expect(counted).toContain('Your signature is already counted. It counts once.');
    expect(counted).not.toContain('is deleted after');
    expect(counted).not.toMatch(/Confirm (?:my|your) signature|name="name"/);
    expect(counted).toMatch(/formaction="\?\/disown/);
    expect(counted).toContain('href="/signature/token"');

    state('UNDER_REVIEW');
    const held = await words('/confirm/token');
    expect(held).toContain('A person looks at it before it counts.');
    expect(held).not.toContain('already counted');
  });
});

test('who has withdrawn is not asked to withdraw again, nor to hide a name that nobody sees', async () => {
  site.answer('OwnSignature', {
    ownSignature: { ...ownSignature('WITHDRAWN'), display: 'FIRST_NAME_AND_INITIAL' },
  });
  expect(await words('/signature/token')).not.toContain('?/hide');
});

test('who has withdrawn may sign again while the petition is open, and is offered no correcting', async () => {
  state('WITHDRAWN');
  const html = await words('/signature/token');
  expect(html).toMatch(/href="\/petitions\/p#sign"[^>]*>[^]*?Sign again/);
  expect(html).toContain('See or erase everything');
  expect(html).not.toContain('correct it');
  const own = ownSignature('WITHDRAWN');
  const petition = { ...own.petition, status: 'CLOSED', closedAt: '2022-04-30T12:00:00Z' };
  site.answer('OwnSignature', { ownSignature: { ...own, petition } });
  expect(await words('/signature/token')).not.toContain('Sign again');
});

test.each(['/signature/token/erase', '/signature/token/withdraw'])(
  'whose hour is over at %s has a new link mailed, and is not told to sign again',
  async (path) => {
    site.refuse('OwnSignature', { code: 'GONE' });
    const html = await words(path);
    site.acceptAll();
    expect(html).toContain('href="/signature/token"');
    expect(html).toContain('This link has ended');
    expect(html).not.toContain('Sign again');
  },
);

test('who signed and holds a dead link is helped to find the signature, not to sign again', async () => {
  site.answer('OwnSignature', { ownSignature: null });
  const page = await site.page('/signature/token');
  expect(page.status).toBe(404);
  const html = await page.text();
  expect(html).toContain('href="/petitions/p/my-signature"');
  expect(html).toContain('Find your signature');
  expect(html).not.toMatch(/Sign again|If you did not sign/);
});

test('who never signed is told that a dead link to confirm asks nothing of them', async () => {
  site.answer('ConfirmationPrompt', { confirmationPrompt: null });
  const page = await site.page('/confirm/token');
  expect(page.status).toBe(404);
  const html = await page.text();
  expect(html).toContain('If you did not sign, there is nothing to do.');
  expect(html).toContain('href="/petitions/p#sign"');
});

test('who downloads by a link that may not is led to the page that mails another', async () => {
  site.answer('OwnSignature', { ownSignature: { ...ownSignature('CONFIRMED'), mayChange: false } });
  const { status, headers } = await site.page('/uk/signature/token/data.json');
  expect([status, headers.get('location')]).toEqual([303, '/uk/signature/token']);
  site.refuse('OwnSignature', { code: 'GONE' });
  expect((await site.page('/signature/token/data.json')).headers.get('location')).toBe(
    '/signature/token',
  );
  site.acceptAll();
});

test('who opens the page to erase by the lasting link hears which link it needs', async () => {
  site.answer('OwnSignature', { ownSignature: { ...ownSignature('CONFIRMED'), mayChange: false } });
  const page = await site.page('/signature/token/erase');
  expect(page.status).toBe(403);
  const html = await page.text();
  expect(html).toContain('This needs another link');
  expect(html).not.toContain('another site');
});

test('who has withdrawn is sent to the own page', async () => {
  state('WITHDRAWN');
  for (const path of ['/signature/token/withdraw', '/confirm/token/signed']) {
    const { status, headers } = await site.page(path);
    expect([status, headers.get('location')]).toEqual([303, '/signature/token']);
  }
});
