import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { page, signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

const PATH = '/staff/petitions/p/signatures';
const signature = (id: string, more: object = {}) => ({
  ...{ id, state: 'HELD', name: `Sam ${id}`, maskedEmail: 's***@e***.org', country: 'GB' },
  ...{ source: 'poster', signedAt: '2026-03-01T10:00:00.000Z', confirmedAt: null },
  ...{ heldBecause: 'disposable-domain', ...more },
});

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
  signedInAs(site, 'CAMPAIGNER');
  site.answer('SignatureTrends', { signatureTrends: { networks: [], domains: [] } });
  site.answer('TrafficFlags', { trafficFlags: [] });
});
afterAll(() => site.stop());

const shown = async (signatures: object[]) => {
  site.answer('StaffSignatures', { signatures: page(signatures) });
  return (await site.page(PATH)).text();
};

test('a held row says whether its owner has confirmed, which releasing depends on', async () => {
  const confirmedAt = '2026-03-01T10:05:00.000Z';
  const words = wordsOf(
    await shown([
      signature('a', { confirmedAt }),
      signature('b'),
      signature('c', { state: 'CONFIRMED', confirmedAt, heldBecause: null }),
    ]),
  );
  expect(words.match(/Its owner confirmed it on 1 March 2026, 10:05/g)).toHaveLength(1);
  expect(words.match(/Its owner has not confirmed it/g)).toHaveLength(1);
});

test('the name is what a held row is ticked by, and every fact says what it is', async () => {
  const html = await shown([signature('a')]);
  const id = /<input id="([^"]+)" type="checkbox" name="id" value="a"/.exec(html)?.[1];
  expect(html).toMatch(new RegExp(`<label for="${id}"[^>]*>Sam a</label>`));
  const row = html.slice(html.indexOf('data-row'));
  for (const fact of ['Country', 'Source', 'Signed', 'State'])
    expect(row).toMatch(new RegExp(`aria-hidden="true">${fact}<`));
});

test('nobody is offered to choose all without script, by which that works', async () => {
  expect(await shown([signature('a'), signature('b')])).not.toContain('Choose all');
});

describe('looking for one address', () => {
  const found = async (signatures: object[]) => {
    site.answer('StaffSignatures', { signatures: page(signatures) });
    return (await site.post(`${PATH}?/find`, { exactEmail: 'sam@example.org' })).text();
  };

  test.each([
    [[signature('a')], '1 signature with the address you entered'],
    [[], 'Nobody signed this petition with the address you entered'],
  ])('is answered above the list, in the title, and without the address', async (list, said) => {
    const html = await found(list);
    expect(html).toMatch(new RegExp(`<h2 id="answer" tabindex="-1"[^>]*>${said}</h2>`));
    expect(html).toContain(`<title>${said}`);
    expect(wordsOf(html)).toContain(`${said} Show all`);
    expect(wordsOf(html)).not.toContain('There is nobody here');
    expect(wordsOf(html)).not.toContain('sam@example.org');
    expect(html).toMatch(/<details(?! open)[^>]*><summary[^>]*>One address</);
  });

  test('leads to the answer; what is no address leaves the form open', async () => {
    const fields = [{ path: ['filter', 'exactEmail'], code: 'EMAIL_INVALID' }];
    site.refuse('StaffSignatures', { code: 'BAD_USER_INPUT', fields });
    const html = await (await site.post(`${PATH}?/find`, { exactEmail: 'sam' })).text();
    expect(html).toContain(`action="${PATH}?/find#answer"`);
    expect(html).not.toContain('id="answer"');
    expect(html).toMatch(/<details open/);
  });
});
