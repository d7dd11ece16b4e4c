import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => signedInAs(site, 'CAMPAIGNER'));

const PAGE = '/staff/petitions/p/invalidations';
const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();

async function shown(changes: object) {
  const decision = {
    ...{ id: 'd', kind: 'INVALIDATION', state: 'RUNNING', reason: 'One network', criteria: null },
    ...{
      expected: 5_000,
      affected: 1_250,
      counted: 1_000,
      reinstated: 0,
      proposedBy: 'e@news.example',
    },
    ...{ approvedBy: 'c@news.example', createdAt: ago(60), endedAt: null, reinstatedAt: null },
    ...{ mayApprove: false, mayCancel: true, mayReinstate: false },
    ...{ secondPeople: [], beganAt: ago(31), movedAt: ago(1) },
    ...changes,
  };
  site.answer('SignatureDecisions', { signatureDecisions: [decision] });
  const html = await (await site.page(PAGE)).text();
  return { html, words: wordsOf(html) };
}

test('what is under way shows how far it is, how fast it goes, and how to look again without script', async () => {
  const { html, words } = await shown({});
  expect(words).toContain('Under way 1,250 of 5,000');
  expect(words).toMatch(/About 2,\d00 a minute; about 2 minutes left\./);
  expect(words).toContain('goes on when this page is closed');
  expect(html).toMatch(/<progress max="5000" value="1250" aria-label="Under way"/);
  expect(html).toMatch(new RegExp(`<a href="${PAGE}"[^>]*>Refresh`));
  // Said aloud at each quarter, and no more often.
  expect(html).toMatch(/role="status">Invalidation: One network: Under way, 25%</);
});

test('what has just begun promises nothing', async () => {
  const { words } = await shown({ affected: 0, beganAt: ago(5), movedAt: null });
  expect(words).toContain('It begins within a minute.');
  expect(words).not.toMatch(/a minute; about/);
});

test('what nobody carries out says since when, and that it is kept', async () => {
  const { words } = await shown({ movedAt: ago(600), beganAt: ago(900) });
  expect(words).toMatch(/Nothing has moved since \d\d:\d\d\. It is kept/);
});

test('what is done says so, and asks for no more', async () => {
  const { html, words } = await shown({ state: 'DONE', affected: 5_000, endedAt: ago(1) });
  expect(words).toContain('Done 5,000 of 5,000');
  expect(html).not.toContain('<progress');
  expect(html).not.toContain('Refresh');
});

test('the page asks for the same without itself', async () => {
  await shown({});
  const answer = await site.page(`${PAGE}/decisions.json`);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(await answer.json()).toMatchObject({ decisions: [{ id: 'd' }], asOf: expect.any(String) });
});
