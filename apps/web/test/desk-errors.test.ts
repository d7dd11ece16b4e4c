import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

const DESK = '/staff/petitions/p';
const FOR_CAMPAIGNERS = [`${DESK}/signatures`, `${DESK}/invalidations`];
const FOR_ADMINISTRATORS = ['/staff/people', '/staff/record'];

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.acceptAll();
  for (const name of ['SignatureTrends', 'StaffSignatures', 'SignatureDecisions'])
    site.refuse(name, { code: 'FORBIDDEN' });
});

async function open(path: string) {
  const answer = await site.page(path);
  const html = await answer.text();
  return { status: answer.status, html, words: wordsOf(html) };
}

describe('a page that is not for the role', () => {
  test.each(FOR_CAMPAIGNERS)('says so, and speaks of no form: %s', async (path) => {
    signedInAs(site, 'EDITOR');
    const { status, html, words } = await open(path);
    expect(status).toBe(403);
    expect(words).toContain('Not for your role Campaigners and administrators see this page.');
    expect(words).not.toContain('form');
    expect(html).toMatch(/<main[^]*href="\/staff"[^]*<\/main/);
  });

  test.each(FOR_ADMINISTRATORS)('says so to a campaigner: %s', async (path) => {
    signedInAs(site, 'CAMPAIGNER');
    const { status, words } = await open(path);
    expect(status).toBe(403);
    expect(words).toContain('Not for your role Administrators see this page.');
  });

  test.each(FOR_CAMPAIGNERS)('says which step is left: %s', async (path) => {
    signedInAs(site, 'VIEWER', undefined, 'CAMPAIGNER');
    const { status, words } = await open(path);
    expect(status).toBe(403);
    expect(words).toContain('One step left Your role is campaigner,');
    expect(words).toContain('This page needs your second factor');
    expect(words).not.toContain('Not for your role');
  });

  test.each(FOR_ADMINISTRATORS)('is not a step away for a campaigner: %s', async (path) => {
    signedInAs(site, 'VIEWER', undefined, 'CAMPAIGNER');
    const { words } = await open(path);
    expect(words).toContain('One step left');
    expect(words).toContain('Not for your role');
  });
});

describe('an error at the desk leads to the desk', () => {
  test.each(['/staff/no-such-page', '/staff/petitions/none/signatures', '/uk/staff/no-such-page'])(
    'where there is no page: %s',
    async (path) => {
      signedInAs(site, 'CAMPAIGNER');
      site.acceptAll();
      const { status, html } = await open(path);
      expect(status).toBe(404);
      expect(html).toMatch(/<main[^]*href="(\/uk)?\/staff"[^]*<\/main/);
    },
  );

  test('where the desk itself fails', async () => {
    site.refuse('StaffFrame', { code: 'INTERNAL' });
    const { status, html } = await open('/staff');
    expect(status).toBe(500);
    expect(html).toMatch(/<main[^]*href="\/staff"[^]*<\/main/);
  });

  test('and elsewhere to the front page', async () => {
    const { html } = await open('/staffroom');
    expect(html).not.toContain('href="/staff"');
  });
});
