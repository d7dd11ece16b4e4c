import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { page, postAndFollow, signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

// Whoever comes tomorrow, and whoever is to approve, can tell what was decided, and who goes on with it.
let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.acceptAll();
  signedInAs(site, 'CAMPAIGNER');
});

const PAGE = '/staff/petitions/p/invalidations';
const AT = '2026-03-16T12:00:31.250Z';
const NAME = 'f3ce000000000000';
const none = { country: null, source: null, from: null, heldBecause: null };
const criteria = { ...none, networks: [], domains: [], to: AT };
const decision = (changes: object) => ({
  ...{ id: 'd', kind: 'INVALIDATION', state: 'DONE', reason: 'One network', criteria },
  ...{ expected: 160, affected: 160, counted: 1, reinstated: 0, proposedBy: 'e@news.example' },
  ...{ approvedBy: null, createdAt: AT, endedAt: AT, reinstatedAt: null, beganAt: AT, movedAt: AT },
  ...{ mayApprove: false, approvableFrom: null, secondPeople: [] },
  ...{ mayCancel: false, mayReinstate: true },
  ...changes,
});
async function shown(...decisions: object[]) {
  site.answer('SignatureDecisions', { signatureDecisions: decisions.map(decision) });
  const html = await (await site.page(PAGE)).text();
  return { html, words: wordsOf(html) };
}

describe('a decision', () => {
  test('leads to the signatures that it is about', async () => {
    const domains = [{ name: NAME, domain: 'bots.example' }];
    const { html, words } = await shown({ criteria: { ...criteria, domains } });
    expect(html).toContain(
      `href="/staff/petitions/p/signatures?domain=${NAME}&amp;to=2026-03-16T12%3A00%3A31.25"`,
    );
    expect(words).toContain('Look at these signatures');
    expect(words).toContain('Email domain: bots.example');
  });

  test('names what cannot be read, and says of networks that nothing leads back', async () => {
    const domains = [{ name: '1a2d000000000000', domain: null }];
    const { words } = await shown({ criteria: { ...criteria, networks: [NAME], domains } });
    expect(words).toContain('Network F3CE (only this name is kept: nothing leads back');
    expect(words).toContain('Domain 1A2D');
  });

  test('of single signatures leads nowhere', async () => {
    expect((await shown({ criteria: null })).words).not.toContain('Look at these');
  });

  test.each([
    [{ state: 'PROPOSED', affected: 0, beganAt: null }, 'Waits for a second person for 160'],
    [
      { state: 'CANCELLED', affected: 0, beganAt: null },
      'Cancelled 160 signatures were proposed; none was changed',
    ],
    [{ state: 'REINSTATED', reinstated: 160 }, 'Undone 160 of 160'],
    [{}, 'Done 160 of 160, 1 of them confirmed, 159 waiting'],
  ])('that is %j is headed by its kind, and says where it stands', async (changes, said) => {
    expect((await shown(changes)).words).toContain(`Invalidation: One network ${said}`);
  });

  test.each([
    [1, '160 signatures are set aside: 1 confirmed, 159 waiting. The ledger says why.'],
    [0, '160 signatures are set aside: 0 confirmed, 160 waiting. Undo'],
  ])('that took %i out of the count says so when it is done', async (counted, said) => {
    site.answer('InvalidateSignatures', { invalidateSignatures: { id: 'd' } });
    site.answer('SignatureDecisions', { signatureDecisions: [decision({ counted })] });
    const fields = { criteria: '{"country":"GB"}', total: '160', reason: 'One network' };
    const { html } = await postAndFollow(site, `${PAGE}?/create`, fields);
    expect(wordsOf(html)).toContain(said);
  });
});

describe('what waits for a second person', () => {
  const proposed = { state: 'PROPOSED', affected: 0, beganAt: null };
  const dora = {
    email: 'dora@news.example',
    mayApproveFrom: AT,
    mayNow: true,
    hasSecondFactor: true,
  };
  const emil = {
    email: 'emil@news.example',
    mayApproveFrom: AT,
    mayNow: false,
    hasSecondFactor: true,
  };

  test('says to whoever proposed it who may approve it, and who may not yet', async () => {
    const { words } = await shown({ ...proposed, secondPeople: [dora, emil] });
    expect(words).toContain(
      'Who may approve it: dora@news.example · now emil@news.example · from 16 March 2026, 12:00',
    );
    expect(words.match(/For a day after a colleague gave/g)).toHaveLength(1);
    expect(words).not.toContain('grant-staff');
  });

  test('says to a colleague of today from when they may, and who may now', async () => {
    const { words } = await shown({ ...proposed, approvableFrom: AT, secondPeople: [dora] });
    expect(words).toContain('you · from 16 March 2026, 12:00 dora@news.example · now');
  });

  test('marks who has no second factor yet', async () => {
    const { words } = await shown({
      ...proposed,
      secondPeople: [{ ...dora, hasSecondFactor: false }],
    });
    expect(words).toContain('dora@news.example · once a second factor is set up');
    expect(words).not.toContain('For a day after');
  });

  test.each([
    [{ secondPeople: [emil] }, 'Nobody else may approve it yet. For a day after'],
    [{ secondPeople: [] }, 'Nobody else at this desk may see signatures'],
    [{ secondPeople: [], approvableFrom: AT }, 'Nobody else may approve it yet.'],
  ])('says when there is nobody, and how somebody may at once: %j', async (more, said) => {
    const { words } = await shown({ ...proposed, ...more });
    expect(words).toContain(said);
    expect(words).toContain('Whoever runs the site can spare somebody this day');
  });
});

describe('who ended a decision', () => {
  test('stands with it, and when', async () => {
    const ended = {
      state: 'REINSTATED',
      cancelledBy: 'd@news.example',
      undoneBy: 'f@news.example',
    };
    expect((await shown(ended)).words).toContain(
      'cancelled by d@news.example, 16 March 2026, 12:00 · undone by f@news.example, 16 March 2026, 12:00',
    );
  });

  test('is asked for nothing that they may not: a newcomer reads from when they may undo it', async () => {
    const from =
      'You may from 16 March 2026, 12:00; colleagues who have had theirs for longer may now';
    const newcomer = { expected: 5_000, undoableFrom: AT, mayReinstate: false };
    const running = { ...newcomer, state: 'RUNNING', affected: 2_000, mayCancel: true };
    expect((await shown(running)).words).toContain(from);
    const { words } = await shown({ ...newcomer, state: 'CANCELLED', affected: 2_000 });
    expect(words.match(new RegExp(from, 'g'))).toHaveLength(1);
    expect(words).not.toContain('Undo…');
  });
});

test('cancelling says that it is the cancelling that cannot be taken back', async () => {
  const { words } = await shown({
    ...{ state: 'RUNNING', affected: 20, mayCancel: true, mayReinstate: false },
  });
  expect(words).toContain('can be undone as a whole. The cancelling itself cannot be taken back.');
  expect(words).not.toContain('This cannot be undone');
});

test('what is not over stands apart, before what was decided', async () => {
  const { words } = await shown({ state: 'PROPOSED', affected: 0 }, { id: 'e', state: 'RUNNING' });
  expect(words).toMatch(
    /Waiting or under way Refresh .* What was decided Nothing has been decided to/,
  );
  expect(words).not.toContain('follows by itself');
});

test('the last ten stand there after what waits, older ones behind them', async () => {
  const many = Array.from({ length: 13 }, (_, i) => ({ id: `d${i}`, reason: `Number ${i}` }));
  const { html, words } = await shown({ state: 'PROPOSED', affected: 0 }, ...many);
  const [before, behind] = html.split('<details class="older');
  expect([before!.match(/<h3/g)?.length, behind!.match(/<h3/g)?.length]).toEqual([11, 3]);
  expect(words).toContain('3 older decisions');
  expect(html).toMatch(/<a href="#new">Take signatures out of the count<\/a>/);
});

describe('between a list and an invalidation', () => {
  beforeEach(() => {
    site.answer('SignatureDecisions', { signatureDecisions: [] });
    site.answer('StaffSignatures', { signatures: { ...page([]), lookedBackTo: null } });
    site.answer('SignatureTrends', { signatureTrends: { total: 0, networks: [], domains: [] } });
    site.answer('TrafficFlags', { trafficFlags: [] });
    const kept = { networks: [NAME], domains: [] };
    site.answer('PreviewInvalidation', {
      ...{ previewInvalidation: { confirmed: 1, pending: 159, total: 160, criteria: kept } },
    });
  });
  const LIST = '/staff/petitions/p/signatures';
  const FILTER = 'country=GB&ipRange=203.0.113.0%2F24';
  const html = async (path: string) => (await site.page(path)).text();

  test('the filter goes along, and is counted', async () => {
    const list = await html(`${LIST}?${FILTER}`);
    const search = FILTER.replaceAll('&', '&amp;');
    expect(list).toContain(`href="${PAGE}?${search}&amp;count=yes#new"`);
    expect(list).toContain(`href="${LIST}?${search}&amp;count=yes#found"`);
    expect(site.asked.some(({ name }) => name === 'PreviewInvalidation')).toBe(false);
    const counted = wordsOf(await html(`${LIST}?${FILTER}&count=yes`));
    expect(counted).toContain('160 signatures: 1 confirmed, 159 waiting.');
    expect(await html(`${PAGE}?${FILTER}&count=yes`)).toContain(`href="${LIST}?${search}"`);
  });

  test.each(['', 'state=HELD', 'country=GB&heldBecause=machine', 'country=GB&state=WITHDRAWN'])(
    'what an invalidation knows nothing of is not taken along: %s',
    async (filter) => {
      const list = await html(`${LIST}?${filter}&count=yes`);
      expect(wordsOf(list)).not.toContain('Take these out');
    },
  );

  test('what was counted stands in words where it is decided', async () => {
    const words = wordsOf(await html(`${PAGE}?${FILTER}&count=yes`));
    expect(words).toContain(
      'What they have in common: Country: United Kingdom · Network: 203.0.113.0/24 (the decision keeps the name F3CE only: nothing leads back from it to the network) · signed before they were counted.',
    );
  });
});
