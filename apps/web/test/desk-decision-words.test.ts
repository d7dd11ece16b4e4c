import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.acceptAll();
  signedInAs(site, 'CAMPAIGNER');
});

const AT = '2026-03-16T12:00:31.250Z';
const none = { country: null, source: null, from: null, heldBecause: null };
const criteria = { ...none, networks: [], domains: [], to: AT };
const decision = (changes: object) => ({
  ...{ id: 'd', kind: 'INVALIDATION', state: 'DONE', reason: 'One network', criteria },
  ...{ expected: 160, affected: 160, counted: 1, reinstated: 0, proposedBy: 'e@news.example' },
  ...{ approvedBy: null, createdAt: AT, endedAt: AT, reinstatedAt: null, beganAt: AT, movedAt: AT },
  ...{ mayApprove: false, approvableFrom: null, secondPeople: [] },
  ...{ mayCancel: false, mayReinstate: false },
  ...changes,
});
/** What stands in small letters below each decision. */
async function shown(...decisions: object[]): Promise<string[]> {
  site.answer('SignatureDecisions', { signatureDecisions: decisions.map(decision) });
  const html = await (await site.page('/staff/petitions/p/invalidations')).text();
  const lines = html.match(/<p class="soft small[^"]*">[^]*?<\/p>/g) ?? [];
  return lines.map(wordsOf);
}

describe('all that were held', () => {
  test.each(['RELEASE', 'REFUSAL'])('is what a %s was about', async (kind) => {
    const waits = { kind, state: 'PROPOSED', affected: 0, beganAt: null, mayApprove: true };
    expect(await shown(waits)).toContain('All held signatures · before 16 March 2026, 12:00');
  });

  test('is narrowed by what else they had in common', async () => {
    const narrowed = { ...criteria, source: 'poster', heldBecause: 'machine' };
    expect(await shown({ kind: 'RELEASE', criteria: narrowed })).toContain(
      'All held signatures · Source: poster · Pressed by a machine · before 16 March 2026, 12:00',
    );
  });

  test('is said neither of single ones nor of an invalidation', async () => {
    const lines = await shown({ kind: 'REFUSAL', criteria: null }, { id: 'e' });
    expect(lines).toContain('Chosen one by one');
    expect(lines).toContain('before 16 March 2026, 12:00');
  });
});
