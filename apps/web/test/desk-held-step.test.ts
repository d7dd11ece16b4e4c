import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { page, signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

const PATH = '/staff/petitions/p/signatures';
const REASON = 'Known “here” <b>by all</b>';
const signature = (id: string, more: object = {}) => ({
  ...{ id, state: 'HELD', name: `Sam ${id}`, maskedEmail: 's***@e***.org', country: 'GB' },
  ...{ source: 'poster', signedAt: '2026-03-01T10:00:00.000Z', confirmedAt: null },
  ...{ heldBecause: 'disposable-domain', ...more },
});

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.acceptAll();
  site.asked.length = 0;
  signedInAs(site, 'CAMPAIGNER');
  site.answer('SignatureTrends', { signatureTrends: { networks: [], domains: [] } });
  site.answer('TrafficFlags', { trafficFlags: [] });
  lists([signature('a'), signature('b')]);
});

const lists = (signatures: object[]) =>
  site.answer('StaffSignatures', { signatures: { ...page(signatures), lookedBackTo: null } });
const post = async (act: string, fields: Record<string, string>) =>
  (await site.post(`${PATH}?/${act}&state=HELD`, fields)).text();
/** What the one field of this name holds, as a browser reads it. */
function held(html: string, name: string): string | undefined {
  const fields = html.match(/<input(?:"[^"]*"|[^">])*>/g) ?? [];
  const field = fields.find((one) => one.includes(` name="${name}"`));
  const value = field && /value="([^"]*)"/.exec(field)?.[1];
  return value?.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

describe.each([
  ['those that were chosen', 'a b', 'chosen'],
  ['all that are found', '', 'found'],
])('of %s', (_what, ids, scope) => {
  beforeEach(() => {
    const heldPreview = { total: 2, confirmed: 1, needsSecondPerson: false };
    site.answer('HeldPreview', { heldPreview });
  });

  test('whoever goes back and comes again finds the reason', async () => {
    const list = await post('back', { what: 'release', ids, total: '2', reason: REASON });
    expect(held(list, 'reason')).toBe(REASON);
    expect(list.match(/ value="[ab]"[^>]* checked/g) ?? []).toHaveLength(ids ? 2 : 0);
    const step = await post('ask', { do: `refuse-${scope}`, id: 'a', reason: REASON });
    expect(held(step, 'reason')).toBe(REASON);
    expect(step).not.toContain('<b>by');
  });

  test('it stays where the signatures are others by now, too', async () => {
    site.refuse('ReleaseSignatures', { code: 'CONFLICT' });
    const list = await post('decide', { what: 'release', ids, total: '2', reason: REASON });
    expect(held(list, 'reason')).toBe(REASON);
    expect(list.match(/ value="[ab]"[^>]* checked/g) ?? []).toHaveLength(ids ? 2 : 0);
  });

  test('it stays where they are asked to wait', async () => {
    site.refuse('ShowSecondFactor', { code: 'RATE_LIMITED', retryAfterSeconds: 60 });
    const sent = { what: 'release', ids, total: '2', reason: REASON, factor: '000000' };
    const list = await post('decide', sent);
    expect(held(list, 'reason')).toBe(REASON);
    expect(list.match(/ value="[ab]"[^>]* checked/g) ?? []).toHaveLength(ids ? 2 : 0);
  });

  test('it stands in no address', async () => {
    const step = await post('ask', { do: `release-${scope}`, id: 'a', reason: 'Known' });
    for (const [, address] of step.matchAll(/(?:href|action)="([^"]*)"/g))
      expect(address).not.toContain('Known');
  });
});

test('a list that nobody came back to holds no reason', async () => {
  expect(held(await (await site.page(PATH)).text(), 'reason')).toBeUndefined();
});

describe('who it is about', () => {
  const confirmedAt = '2026-03-01T10:05:00.000Z';
  const found = (total: number, confirmed: number) =>
    site.answer('HeldPreview', { heldPreview: { total, confirmed, needsSecondPerson: false } });
  const ofAll = async () => wordsOf(await post('ask', { do: 'release-found' }));

  test('is told apart by country and source, where names and addresses are the same', async () => {
    const other = { name: 'Sam a', country: 'UA', source: null };
    lists([signature('a'), signature('b', { ...other, confirmedAt }), signature('c')]);
    const refused = { code: 'BAD_USER_INPUT', fields: [{ path: ['reason'], code: 'REQUIRED' }] };
    site.refuse('ReleaseSignatures', refused);
    const html = await post('decide', { what: 'release', ids: 'a b', total: '2', reason: '' });
    const words = wordsOf(html);
    expect(words).toContain('Sam a s***@e***.org · United Kingdom · Source: poster');
    expect(words).toContain('Sam a s***@e***.org · Ukraine · Source: ');
    expect(words).toContain('Confirmed by their owners: 1. Not confirmed: 1.');
    expect(words).not.toContain('Sam c');
  });

  test('is named of all that are found, where they are few', async () => {
    found(2, 1);
    const asks = `${PATH}?/ask&country=GB`;
    const words = wordsOf(await (await site.post(asks, { do: 'release-found' })).text());
    expect(words).toContain('Confirmed by their owners: 1. Not confirmed: 1.');
    expect(words).toContain('Sam a s***@e***.org · United Kingdom · Source: poster');
    expect(words).toContain('Sam b');
    const asked = site.asked.filter(({ name }) => name === 'StaffSignatures');
    expect(asked[0]).toMatchObject({ petition: 'p', filter: { country: 'GB', state: 'HELD' } });
  });

  test.each([
    ['are many', 1_200],
    ['are others by now than are listed', 3],
  ])('is counted where they %s', async (_how, total) => {
    found(total, 2);
    const words = await ofAll();
    const others = (total - 2).toLocaleString('en');
    expect(words).toContain(`Confirmed by their owners: 2. Not confirmed: ${others}.`);
    expect(words).not.toContain('Sam a');
  });

  describe('found by an address', () => {
    const ADDRESS = 'sam@example.org';
    const isAsked = () =>
      site.asked.some(
        ({ name, filter }) =>
          name === 'StaffSignatures' && (filter as { exactEmail?: string }).exactEmail === ADDRESS,
      );
    const staysOut = (html: string) => {
      expect(html.match(/name="exactEmail" value="sam@example.org" data-secret/g)).toHaveLength(1);
      for (const [, address] of html.matchAll(/(?:href|action)="([^"]*)"/g))
        expect(address).not.toContain('sam');
    };

    test('is read, and nobody else', async () => {
      await post('find', { exactEmail: ADDRESS });
      const read = site.asked.filter(({ name }) => name === 'StaffSignatures');
      expect(read).toMatchObject([{ filter: { exactEmail: ADDRESS } }]);
    });

    test('is that one, and not all that the filter finds', async () => {
      const html = await post('find', { exactEmail: ADDRESS });
      staysOut(html);
      expect(html).toContain('value="release-chosen"');
      expect(html).not.toContain('value="release-found"');
    });

    test.each([
      ['ask', { do: 'release-chosen', id: 'a' }],
      ['back', { what: 'release', ids: 'a', total: '1', reason: '' }],
      ['decide', { what: 'release', ids: 'a', total: '1', reason: '' }],
    ])('is named by the answer to %s, too', async (act, fields) => {
      const refused = { code: 'BAD_USER_INPUT', fields: [{ path: ['reason'], code: 'REQUIRED' }] };
      site.refuse('ReleaseSignatures', refused);
      const html = await post(act, { ...fields, exactEmail: ADDRESS });
      expect(isAsked()).toBe(true);
      expect(html).toContain('Sam a');
      staysOut(html);
    });

    test('stands in no field while somebody shows that it is them', async () => {
      site.refuse('ReleaseSignatures', { code: 'FORBIDDEN', reason: 'FRESH_FACTOR' });
      const sent = { what: 'release', ids: 'a', total: '1', reason: REASON, exactEmail: ADDRESS };
      expect(await post('decide', sent)).not.toContain(ADDRESS);
    });
  });

  test('is not counted where some of the chosen are on no page that was read', async () => {
    lists([signature('a')]);
    site.refuse('ReleaseSignatures', {
      ...{ code: 'BAD_USER_INPUT', fields: [{ path: ['reason'], code: 'REQUIRED' }] },
    });
    const html = await post('decide', { what: 'release', ids: 'a b', total: '2', reason: '' });
    expect(wordsOf(html)).toContain('and 1 more');
    expect(wordsOf(html)).not.toContain('Confirmed by their owners');
  });
});

test.each(['find', 'ask', 'back', 'decide'])(
  'a body that is no form is refused by ?/%s, and nothing is asked for',
  async (act) => {
    for (const type of ['multipart/form-data', 'text/plain', 'multipart/form-data; boundary=x']) {
      const headers = { 'content-type': type, origin: 'https://news.example' };
      const answer = await site.send(`${PATH}?/${act}`, { method: 'POST', headers, body: 'x' });
      expect([act, type, [400, 415].includes(answer.status)]).toEqual([act, type, true]);
    }
  },
);
