import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { postAndFollow, signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

// What is proposed anew takes the place of what waited: in the form, after the second factor, and in words.
let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

const PAGE = '/staff/petitions/p/invalidations';
const AT = '2026-03-16T12:00:31.250Z';
const criteria = { country: 'UA', networks: [], domains: [], to: AT };
const proposed = {
  ...{ id: 'd', kind: 'INVALIDATION', state: 'PROPOSED', reason: 'One machine', criteria },
  ...{ expected: 1_200, affected: 0, counted: 0, reinstated: 0, proposedBy: 'c@news.example' },
  ...{ approvedBy: null, createdAt: AT, endedAt: null, reinstatedAt: null, beganAt: null },
  ...{ movedAt: null, mayApprove: true, approvableFrom: AT, secondPeople: [] },
  ...{ mayCancel: true, mayReinstate: false },
};
const isNow = (...changes: object[]) =>
  site.answer('SignatureDecisions', {
    signatureDecisions: changes.map((change) => ({ ...proposed, ...change })),
  });
const words = async (path: string) => wordsOf(await (await site.page(path)).text());
const html = async (path: string) => (await site.page(path)).text();
const ANEW = `${PAGE}?country=UA&count=yes&again=d`;
const POST = `${PAGE}?/create&count=yes&country=UA&again=d`;
const fields = {
  ...{ criteria: '{"country":"UA"}', total: '1201', reason: 'Two machines', replaces: 'd' },
};

beforeEach(() => {
  site.acceptAll();
  site.asked.length = 0;
  signedInAs(site, 'CAMPAIGNER');
  isNow({});
  const preview = { confirmed: 1_201, pending: 0, total: 1_201, needsSecondPerson: true };
  site.answer('PreviewInvalidation', {
    previewInvalidation: { ...preview, criteria: { networks: [], domains: [] } },
  });
});

describe('the step for what is proposed anew', () => {
  test('says what it replaces, and sends it along', async () => {
    const page = await html(ANEW);
    expect(wordsOf(page)).toContain('This replaces the earlier proposal “One machine”');
    expect(page).toContain('name="replaces" value="d"');
    // Also where it is counted by other criteria first.
    expect(page).toContain('name="again" value="d"');
    expect(page).toContain('?/create&amp;count=yes&amp;country=UA&amp;again=d"');
  });

  test.each([
    ['is over', { state: 'CANCELLED' }, 'd'],
    ['is a release', { kind: 'RELEASE' }, 'd'],
    ['is none of these', {}, 'x'],
  ])('replaces none that %s', async (_what, changes, id) => {
    isNow(changes);
    const page = await html(`${PAGE}?country=UA&count=yes&again=${id}`);
    expect(wordsOf(page)).not.toContain('This replaces');
    expect(page).toContain('name="replaces" value=""');
  });

  test('sends the API its id, and says afterwards that the earlier one is cancelled', async () => {
    site.answer('InvalidateSignatures', { invalidateSignatures: { id: 'e' } });
    isNow({ id: 'e', expected: 1_201 }, { state: 'CANCELLED' });
    const { html: after } = await postAndFollow(site, POST, fields);
    const asked = site.asked.find(({ name }) => name === 'InvalidateSignatures');
    expect(asked).toMatchObject({ input: { replaces: 'd', expectedTotal: 1_201 } });
    expect(wordsOf(after)).toContain('The earlier proposal was replaced by it, and is cancelled.');
  });

  test('says nothing of that where none was replaced', async () => {
    site.answer('InvalidateSignatures', { invalidateSignatures: { id: 'e' } });
    isNow({ id: 'e' });
    const { html: after } = await postAndFollow(site, POST, { ...fields, replaces: '' });
    const asked = site.asked.find(({ name }) => name === 'InvalidateSignatures');
    expect(asked).toMatchObject({ input: { replaces: null } });
    expect(wordsOf(after)).not.toContain('The earlier proposal');
  });

  test('takes the earlier reason for none that was typed here, and a typed one for that', async () => {
    const isKept = (page: string) =>
      /action="[^"]*create[^"]*"[^>]* data-kept="([^"]*)"/.exec(page)?.[1];
    expect(isKept(await html(ANEW))).toBe('');
    site.refuse('InvalidateSignatures', { code: 'CONFLICT' });
    expect(isKept(await (await site.post(POST, fields)).text())).toBe('typed');
  });

  test('carries it through the second factor', async () => {
    site.refuse('InvalidateSignatures', { code: 'FORBIDDEN', reason: 'FRESH_FACTOR' });
    const page = await (await site.post(POST, fields)).text();
    expect(page).toContain('name="replaces" value="d"');
    expect(page).toContain('again=d"');
  });

  test.each([
    [{ state: 'RUNNING', beganAt: AT }, 'had been approved before you proposed it anew'],
    [{ state: 'CANCELLED' }, 'had been cancelled before you proposed it anew'],
  ])('tells who is too late, and keeps what was typed: %j', async (changes, said) => {
    isNow(changes);
    site.refuse('InvalidateSignatures', { code: 'CONFLICT', reason: 'TOO_LATE' });
    const page = await (await site.post(POST, fields)).text();
    expect(wordsOf(page)).toContain(said);
    expect(page).toMatch(/name="reason"[^>]*value="Two machines"/);
    // Sent again, it stands by itself.
    expect(page).toContain('name="replaces" value=""');
  });
});

describe('what to do about one that cannot be approved', () => {
  const own = { mayApprove: false, approvableFrom: null };

  test('is said to whoever proposed it, who is led there', async () => {
    isNow(own);
    const page = await html(PAGE);
    expect(wordsOf(page)).toContain('If more fit by then, nobody can approve it: propose it anew');
    expect(page).toMatch(/href="[^"]*count=yes&amp;again=d#new"/);
  });

  test('of held ones is to decide anew where they are listed', async () => {
    isNow({ ...own, kind: 'RELEASE' });
    expect(await words(PAGE)).toContain(
      'cancel it first, then decide about them anew where they are listed',
    );
  });

  test('is not said to others who may not approve it', async () => {
    isNow({ mayApprove: false });
    expect(await words(PAGE)).not.toContain('propose it anew');
  });

  test.each([
    ['INVALIDATION', 1_201, 'Propose it anew: the new proposal replaces this one'],
    ['RELEASE', 1_201, 'Cancel this one, and decide about them anew where they are listed.'],
    ['INVALIDATION', 0, 'Nothing can be approved: cancel it'],
  ])('is said to the second person of a %s: %i', async (kind, total, said) => {
    isNow({ kind });
    const approvalPreview = { proposed: 1_200, total, confirmed: total, pending: 0 };
    site.answer('ApprovalPreview', { approvalPreview, petitionCounts: { total: 4_000 } });
    expect(await words(`${PAGE}?approve=d`)).toContain(said);
  });
});
