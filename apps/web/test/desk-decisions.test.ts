import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { page, signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.acceptAll();
  signedInAs(site, 'CAMPAIGNER');
  site.answer('SignatureDecisions', { signatureDecisions: [] });
  site.answer('StaffSignatures', { signatures: { ...page([]), lookedBackTo: null } });
  site.answer('SignatureTrends', { signatureTrends: { total: 0, networks: [], domains: [] } });
  site.answer('TrafficFlags', { trafficFlags: [] });
  previews(600, false);
});

function previews(total: number, needsSecondPerson: boolean): void {
  const criteria = { networks: [], domains: [] };
  const previewInvalidation = { confirmed: total, pending: 0, total, needsSecondPerson, criteria };
  site.answer('PreviewInvalidation', { previewInvalidation });
  site.answer('HeldPreview', { heldPreview: { total, confirmed: 0, needsSecondPerson } });
}

const PETITION = '/staff/petitions/p';
const CRITERIA = 'country=GB&count=yes';
const create = () =>
  site.post(`${PETITION}/invalidations?/create&${CRITERIA}`, {
    ...{ criteria: '{"country":"GB"}', total: '600', reason: 'One network' },
  });
const decideHeld = (ids: string) =>
  site.post(`${PETITION}/signatures?/decide&state=HELD`, {
    ...{ what: 'release', ids, total: '1', reason: 'A real person' },
  });
const wrong = (path: string[], code: string) => ({
  ...{ code: 'BAD_USER_INPUT', fields: [{ path: ['input', ...path], code }] },
});

describe('whether another person has to approve it', () => {
  test.each([
    [false, 'Take 600 signatures out of the count'],
    [true, 'Propose to take 600 signatures out of the count'],
  ])('is told as the API says it: %s', async (needsSecondPerson, button) => {
    previews(600, needsSecondPerson);
    const words = wordsOf(await (await site.page(`${PETITION}/invalidations?${CRITERIA}`)).text());
    expect(words).toContain(button);
    expect(words.includes('another person has to approve it')).toBe(needsSecondPerson);
    const asked = await site.post(`${PETITION}/signatures?/ask&state=HELD`, {
      do: 'release-found',
    });
    const held = wordsOf(await asked.text());
    expect(held).toContain('Release 600 signatures?');
    expect(held.includes('another person has to approve it')).toBe(needsSecondPerson);
  });
});

const AMISS: [what: string, refusal: object, says: string, isAtReason: boolean][] = [
  ['a reason', wrong(['reason'], 'REQUIRED'), 'Say why, in one line', true],
  ['a number', wrong(['expectedTotal'], 'OUT_OF_RANGE'), 'Count them again', false],
  ['a number that is none', wrong(['expectedTotal'], 'REQUIRED'), 'Count them again', false],
  ['criteria', wrong(['criteria'], 'REQUIRED'), 'Name at least one thing', false],
  ['a network', wrong(['criteria', 'ipRange'], 'NETWORK_INVALID'), 'Write an IPv4 /24', false],
  ['another number by now', { code: 'CONFLICT' }, 'The signatures are others by now', false],
  [
    ...(['the same twice', { code: 'CONFLICT', reason: 'ALREADY_DECIDED' }] as const),
    ...(['The same is being decided about already', false] as const),
  ],
];

describe.each(AMISS)('what is wrong with %s', (_what, refusal, says, isAtReason) => {
  test('is said as that, and what was typed stays', async () => {
    site.refuse('InvalidateSignatures', refusal);
    const html = await (await create()).text();
    expect(wordsOf(html)).toContain(says);
    expect(html).toContain('value="One network"');
    expect(html.includes('href="#reason"')).toBe(isAtReason);
  });

  test('of held ones, too', async () => {
    site.refuse('ReleaseSignatures', refusal);
    const html = await (await decideHeld('')).text();
    expect(wordsOf(html)).toContain(says);
    expect(html.includes('href="#reason"')).toBe(isAtReason);
  });
});

test('ids that lead to nobody are no fault of the reason', async () => {
  site.refuse('ReleaseSignatures', wrong(['ids', '0'], 'TOKEN_INVALID'));
  const words = wordsOf(await (await decideHeld('made-up')).text());
  expect(words).toContain('The signatures are others by now');
  expect(words).not.toContain('Say why');
});
