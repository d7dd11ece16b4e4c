import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

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
  ...{ expected: 1_200, affected: 0, counted: 0, reinstated: 0, proposedBy: 'e@news.example' },
  ...{ approvedBy: null, createdAt: AT, endedAt: null, reinstatedAt: null, beganAt: null },
  ...{ movedAt: null, mayApprove: true, approvableFrom: AT, secondPeople: [] },
  ...{ mayCancel: true, mayReinstate: false },
};
const isNow = (changes: object) =>
  site.answer('SignatureDecisions', { signatureDecisions: [{ ...proposed, ...changes }] });
const counts = (total: number, pending = 0) =>
  site.answer('ApprovalPreview', {
    approvalPreview: { proposed: 1_200, total, confirmed: total - pending, pending },
    petitionCounts: { total: 4_000 },
  });
const asked = () => site.asked.filter(({ name }) => name === 'ApprovalPreview').length;
const html = async (path: string) => (await site.page(path)).text();

beforeEach(() => {
  site.acceptAll();
  site.asked.length = 0;
  signedInAs(site, 'CAMPAIGNER');
  isNow({});
  counts(1_200);
});

describe('who is about to approve', () => {
  test('asks for the step, and nothing is counted before', async () => {
    expect(await html(PAGE)).toContain(`href="${PAGE}?approve=d#d"`);
    expect(asked()).toBe(0);
    await html(`${PAGE}/decisions.json?approve=d`);
    expect(asked()).toBe(0);
  });

  test('goes on at what the address names, also without what stands behind a #', async () => {
    const page = await html(`${PAGE}?approve=d`);
    expect(page).toMatch(/<li id="d"[^>]* autofocus/);
    expect(page).toMatch(/<details[^>]* open/);
    expect(await html(PAGE)).not.toContain('autofocus');
    expect(await html(`${PAGE}?approve=x`)).not.toContain('autofocus');
    // After a button what that came to is read first.
    site.refuse('ApproveDecision', { code: 'CONFLICT', reason: 'NONE_LEFT' });
    const answer = await site.post(`${PAGE}?/approve&approve=d`, { id: 'd', total: '1200' });
    expect(await answer.text()).not.toContain('autofocus');
  });

  test.each([
    [
      1_200,
      '1,200 signatures will be set aside at once: 1,200 confirmed, 0 waiting. Those that are confirmed leave the count: it is 4,000 now, and 2,800 without them. This can be undone as a whole.',
    ],
    [1_199, '1,199 of the 1,200 that were proposed are still there'],
    [1_199, 'Approve for 1,199 signatures'],
    [1_201, 'By now 1,201 signatures fit: more than the 1,200 that were proposed.'],
    [0, 'None of the 1,200 signatures that were proposed is left to decide about.'],
  ])('reads how many are there now: %i', async (total, said) => {
    counts(total);
    const page = await html(`${PAGE}?approve=d`);
    expect(wordsOf(page)).toContain(said);
    const isPossible = total > 0 && total <= 1_200;
    expect(page.includes(`name="total" value="${total}"`)).toBe(isPossible);
    expect(asked()).toBe(1);
  });

  test.each([
    [
      200,
      '1,000 confirmed, 200 waiting.',
      'it is 4,000 now, and 3,000 without them. Those that wait',
    ],
    [1_200, '0 confirmed, 1,200 waiting.', 'None of them is in the count, which stays 4,000.'],
  ])('reads what the proposer saw, of which %i wait', async (pending, sizes, effect) => {
    counts(1_200, pending);
    const words = wordsOf(await html(`${PAGE}?approve=d`));
    for (const said of [sizes, effect, 'Those that wait to be confirmed will not count.'])
      expect(words).toContain(said);
  });

  test.each([
    [
      'RELEASE',
      200,
      'Those that are confirmed enter the count: it is 4,000 now, and 5,000 with them.',
    ],
    ['RELEASE', 1_200, '1,200 held signatures will be released'],
    ['REFUSAL', 200, 'They will not count, not even once they are confirmed.'],
  ])(
    'reads of a %s what its proposer saw, of which %i nobody confirmed',
    async (kind, pending, effect) => {
      isNow({ kind });
      counts(1_200, pending);
      const words = wordsOf(await html(`${PAGE}?approve=d`));
      const of = `Confirmed by their owners: ${(1_200 - pending).toLocaleString('en')}. Not confirmed: ${pending.toLocaleString('en')}.`;
      for (const said of [of, effect]) expect(words).toContain(said);
      expect(words.includes('enter the count')).toBe(effect.includes('enter'));
    },
  );

  test('presses the button that weighs: what was only proposed had changed nothing', async () => {
    const button = (page: string, words: string) =>
      new RegExp(`<button class="([^"]*)"[^>]*>(?:<!--[^>]*-->|\\s)*${words}`).exec(page)?.[1];
    expect(button(await html(`${PAGE}?approve=d`), 'Approve for')).toContain('final');
    const counted = async (total: number, needsSecondPerson: boolean) => {
      const sizes = { confirmed: total, pending: 0, total, needsSecondPerson };
      const previewInvalidation = { ...sizes, criteria: { networks: [], domains: [] } };
      site.answer('PreviewInvalidation', { previewInvalidation });
      return html(`${PAGE}?country=UA&count=yes`);
    };
    expect(button(await counted(1_200, true), 'Propose to take')).not.toContain('final');
    expect(button(await counted(3, false), 'Take 3 signatures')).toContain('final');
  });

  test('is led to propose more anew, by its filter and its reason', async () => {
    counts(1_201);
    const href = /href="([^"]*again=d#new)"/.exec(await html(`${PAGE}?approve=d`))![1]!;
    expect(href).toContain('?country=UA&amp;to=2026-03-16T12%3A00%3A31.25');
    const kept = { networks: [], domains: [] };
    const preview = { confirmed: 1_201, pending: 0, total: 1_201, needsSecondPerson: true };
    site.answer('PreviewInvalidation', { previewInvalidation: { ...preview, criteria: kept } });
    const page = await html(href.replaceAll('&amp;', '&'));
    expect(page).toMatch(/name="reason"[^>]*value="One machine"/);
    expect(wordsOf(page)).toContain('Propose to take 1,201 signatures out of the count');
  });

  test.each([
    ['is somebody else', { mayApprove: false }],
    ['comes when it waits no longer', { state: 'RUNNING', mayApprove: false }],
  ])('counts nothing where it %s', async (_who, changes) => {
    isNow(changes);
    await html(`${PAGE}?approve=d`);
    await html(`${PAGE}?approve=nobody`);
    expect(asked()).toBe(0);
  });

  test('sees the list where another was quicker than the count', async () => {
    site.refuse('ApprovalPreview', { code: 'CONFLICT', reason: 'TOO_LATE' });
    expect((await site.page(`${PAGE}?approve=d`)).status).toBe(200);
  });

  test.each([
    ['MORE_THAN_PROPOSED', 'More signatures fit by now than were proposed'],
    ['NONE_LEFT', 'None of the signatures that were proposed is left'],
    [undefined, 'The signatures are others by now'],
  ])('is told why nothing was approved, and is counted for anew: %s', async (reason, said) => {
    site.refuse('ApproveDecision', { code: 'CONFLICT', reason });
    const fields = { id: 'd', total: '1200' };
    const words = wordsOf(await (await site.post(`${PAGE}?/approve&approve=d`, fields)).text());
    expect(words).toContain(said);
    expect(asked()).toBe(1);
  });
});

const done = { state: 'DONE', beganAt: AT, endedAt: AT, affected: 1_200, mayCancel: false };
describe('who is too late', () => {
  test.each([
    ['cancel', done, 'It had ended before you cancelled it.'],
    [
      'cancel',
      { ...done, mayReinstate: true },
      'It had ended before you cancelled it; it can be undone below.',
    ],
    ['cancel', { ...done, state: 'REINSTATED' }, 'It had been undone already.'],
    [
      'cancel',
      { state: 'CANCELLED', endedAt: AT },
      'It had been cancelled before you cancelled it.',
    ],
    ['approve', { ...done, state: 'RUNNING' }, 'It had been approved before you approved it'],
    ['approve', { state: 'CANCELLED' }, 'It had been cancelled before you approved it'],
    ['undo', { ...done, state: 'REINSTATING' }, 'It had been undone already.'],
  ])('to %s what is %j by then is told so', async (what, state, said) => {
    isNow({ mayApprove: false, ...state });
    for (const name of ['CancelDecision', 'ApproveDecision', 'ReinstateSignatures'])
      site.refuse(name, { code: 'CONFLICT', reason: 'TOO_LATE' });
    const answer = await (await site.post(`${PAGE}?/${what}`, { id: 'd', total: '1' })).text();
    expect(wordsOf(answer)).toContain(said);
    expect(wordsOf(answer)).not.toContain('others by now');
    expect(answer).toContain('href="#d"');
  });
});
