import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { page, signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

// Whoever decides about more than they can look at reads by what they were found, and what the button does.
let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.acceptAll();
  signedInAs(site, 'CAMPAIGNER');
  site.answer('StaffSignatures', { signatures: { ...page([]), lookedBackTo: null } });
  site.answer('SignatureTrends', { signatureTrends: { total: 0, networks: [], domains: [] } });
  site.answer('TrafficFlags', { trafficFlags: [] });
  finds(true);
});

const finds = (needsSecondPerson: boolean) =>
  site.answer('HeldPreview', { heldPreview: { total: 1_299, confirmed: 2, needsSecondPerson } });
const PATH = '/staff/petitions/p/signatures';
const post = async (act: string, fields: Record<string, string>, filter = 'state=HELD') =>
  (await site.post(`${PATH}?/${act}&${filter}`, fields)).text();
const buttons = (html: string) => (html.match(/<button[^]*?<\/button>/g) ?? []).map(wordsOf);

describe('a step about all that are found', () => {
  const FILTER = 'state=HELD&country=GB&source=poster&ipRange=203.0.113.0%2F24&heldBecause=machine';

  test.each(['release', 'refuse'])('names what was searched for: to %s', async (what) => {
    expect(wordsOf(await post('ask', { do: `${what}-found` }, FILTER))).toContain(
      'All held signatures · Country: United Kingdom · Source: poster · Network: 203.0.113.0/24 · Why it was held: Pressed by a machine · signed before they were counted',
    );
  });

  test('says so where nothing was, and by when they signed where that was', async () => {
    const ofAll = wordsOf(await post('ask', { do: 'release-found' }));
    expect(ofAll).toContain('? All held signatures · signed before they were counted Confirmed by');
    const until = 'state=HELD&to=2026-03-16T12%3A00';
    const words = wordsOf(await post('ask', { do: 'release-found' }, until));
    expect(words).toContain('All held signatures · Signed before (UTC): 2026-03-16, 12:00 Conf');
  });

  test('names it still where something is amiss', async () => {
    const refused = { code: 'BAD_USER_INPUT', fields: [{ path: ['reason'], code: 'REQUIRED' }] };
    site.refuse('ReleaseSignatures', refused);
    const sent = { what: 'release', ids: '', total: '1299', reason: '' };
    expect(wordsOf(await post('decide', sent, FILTER))).toContain('Country: United Kingdom');
  });

  test('is no step about those that were chosen', async () => {
    const words = wordsOf(await post('ask', { do: 'release-chosen', id: 'a' }, FILTER));
    expect(words).toContain('Release 1 signature?');
    expect(words).not.toContain('All held signatures');
  });
});

describe.each([
  ['release', 'Release 1,299 signatures', 'Propose to release 1,299 signatures'],
  ['refuse', 'Refuse 1,299 signatures', 'Propose to refuse 1,299 signatures'],
])('the button to %s', (what, does, proposes) => {
  test.each([
    [false, does],
    [true, proposes],
  ])('says whether it only proposes: %s', async (needsSecond, button) => {
    finds(needsSecond);
    expect(buttons(await post('ask', { do: `${what}-found` }))).toContain(button);
  });

  test.each([
    ['', does],
    ['yes', proposes],
  ])('is what was pressed, where it has to be shown who did: %j', async (needsSecond, button) => {
    const refused = { code: 'FORBIDDEN', reason: 'FRESH_FACTOR' };
    site.refuse(what === 'release' ? 'ReleaseSignatures' : 'RefuseSignatures', refused);
    const sent = { what, ids: '', total: '1299', reason: 'Known', needsSecond };
    expect(wordsOf(await post('decide', sent))).toContain(`You pressed “${button}”`);
  });
});
