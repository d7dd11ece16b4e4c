import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

const petition = (slug: string) => ({
  ...{ id: slug, slug, title: `Petition ${slug}`, status: 'OPEN' },
  createdAt: '2026-03-01T00:00:00.000Z',
});
const counts = (slug: string, more: object = {}) => ({
  ...{ petition: slug, total: 3, confirmed: 2, pending: 1, confirmedLastHour: 0 },
  ...{ confirmedToday: 0, confirmationRate: null, donationClicks: 0 },
  asOf: '2026-03-16T14:02:05.000Z',
  check: { checkedAt: '2026-03-16T14:00:00.000Z', agrees: true },
  underWay: [],
  ...more,
});
beforeEach(() => {
  site.asked.length = 0;
  signedInAs(site, 'VIEWER', ['a', 'b', 'c'].map(petition));
});
const counted = (...all: object[]) => site.answer('StaffSummaries', { allPetitionCounts: all });

test('the list of petitions asks once for the counts of all, and is as old as the oldest', async () => {
  counted(counts('a'), counts('c'), counts('b', { asOf: '2026-03-16T14:02:03.000Z' }));
  const html = await (await site.page('/staff')).text();
  const asked = site.asked.map(({ name }) => name).filter((name) => name !== 'SiteNavigation');
  expect(asked.toSorted()).toEqual(['StaffDesk', 'StaffFrame', 'StaffSummaries']);
  expect(html).toContain('datetime="2026-03-16T14:02:03.000Z"');
  const [a, b, c] = ['a', 'b', 'c'].map((slug) => html.indexOf(`Petition ${slug}`));
  expect([a! > 0, b! > a!, c! > b!]).toEqual([true, true, true]);
});

test('one that was counted by neither question yet is left out', async () => {
  counted(counts('a'), counts('b'));
  const words = wordsOf(await (await site.page('/staff')).text());
  expect(words).toContain('Petition b');
  expect(words).not.toContain('Petition c');
});

test.each([
  ['2026-03-16T11:30:00.000Z', 'Compared with the signatures on 16 March 2026, 11:30: they agree.'],
  ['2026-03-16T11:00:00.000Z', 'Counts were last compared with the signatures on 16 March'],
])('that counts were compared at %s is told: %s', async (checkedAt, said) => {
  const check = { checkedAt, agrees: true };
  counted(counts('a'), counts('b', { check }), counts('c'));
  expect(wordsOf(await (await site.page('/staff')).text())).toContain(said);
});
