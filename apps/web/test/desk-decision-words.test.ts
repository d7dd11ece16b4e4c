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

describe('who decided', () => {
  const beganAt = '2026-03-17T09:30:00.000Z';
  const approved = { approvedBy: 'd@news.example', beganAt };
  const notBegun = { affected: 0, beganAt: null };
  const PROPOSED = 'proposed by e@news.example, 16 March 2026, 12:00';

  test.each([
    ['alone', {}, 'by e@news.example, 16 March 2026, 12:00'],
    [
      ...(['and who approved it, each at their own time', approved] as const),
      `${PROPOSED} · approved by d@news.example, 17 March 2026, 09:30`,
    ],
    ['of what waits', { ...notBegun, state: 'PROPOSED' }, PROPOSED],
    ['of what nobody had approved', { ...notBegun, state: 'CANCELLED' }, PROPOSED],
    [
      ...(['of what was begun and cancelled', { state: 'CANCELLED', affected: 0 }] as const),
      'by e@news.example, 16 March 2026, 12:00',
    ],
  ])('stands with it: %s', async (_what, changes, said) => {
    expect(await shown(changes)).toContain(said);
  });

  // Since when it is undone is then known, and no longer when it was approved.
  test.each(['REINSTATING', 'REINSTATED'])(
    'did not approve it when it was undone: %s',
    async (state) => {
      const undone = { ...approved, state, reinstated: 160, undoneBy: 'f@news.example' };
      expect(await shown(undone)).toContain(
        `${PROPOSED} · approved by d@news.example · undone by f@news.example, 17 March 2026, 09:30`,
      );
    },
  );
});
