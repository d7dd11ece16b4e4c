import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { page, signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
  signedInAs(site, 'CAMPAIGNER');
  site.answer('StaffSignatures', { signatures: { ...page([]), lookedBackTo: null } });
  site.answer('TrafficFlags', { trafficFlags: [] });
});
afterAll(() => site.stop());

async function shown(window: string, firstAt: string, lastAt: string): Promise<string> {
  const trend = { name: 'f3ce000000000000', domain: null, count: 3, share: 1, firstAt, lastAt };
  site.answer('SignatureTrends', {
    signatureTrends: { total: 3, networks: [trend], domains: [] },
  });
  return wordsOf(await (await site.page(`/staff/petitions/p/signatures?window=${window}`)).text());
}

test.each([
  ['DAY', '2026-03-15T11:09:00Z', '2026-03-16T06:13:00Z', '15 Mar, 11:09 16 Mar, 06:13'],
  ['DAY', '2026-03-15T11:09:00Z', '2026-03-15T12:13:00Z', '15 Mar, 11:09 15 Mar, 12:13'],
  ['HOUR', '2026-03-15T23:40:00Z', '2026-03-16T00:13:00Z', '15 Mar, 23:40 16 Mar, 00:13'],
  ['HOUR', '2026-03-16T11:09:00Z', '2026-03-16T11:13:00Z', '100% 11:09 11:13'],
])('trends of the last %s say the day where there may be two: %s to %s', async (...args) => {
  const [window, firstAt, lastAt, said] = args;
  expect(await shown(window, firstAt, lastAt)).toContain(said);
});
