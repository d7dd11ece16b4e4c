import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { ledger } from './support/sample.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
afterEach(() => {
  site.acceptAll();
  answerWith(ledger);
});

const text = async (path: string) => (await site.page(path)).text();
const answerWith = (changed: object) =>
  site.answer('PetitionLedger', {
    petition: { slug: 'p', title: 'Go further', locale: 'en', status: 'OPEN', ledger: changed },
  });

describe('the ledger page', () => {
  test('shows every line with its sum, and what staff entered as they wrote it', async () => {
    const html = await text('/petitions/p/ledger');
    for (const shown of ['How we got to 12,480', '16 March', 'to 14:02 UTC', 'opened', '−13'])
      expect(html).toContain(shown);
    expect(html).toContain('On paper: =HYPERLINK');
    expect(html).toContain('13:02 UTC');
    expect(html).toContain('Taken off what was entered from paper: Entered twice.');
    expect(html).not.toContain('<b>two</b>');
  });

  test('says in which role somebody else approved an entry, and of what is undone why it had been done', async () => {
    const day = { day: '2022-03-16', at: '2022-03-16T13:02:00.120Z' };
    const one = { ...day, change: -1_200, role: 'ADMIN', reason: 'One machine' };
    const nodes = [
      { ...one, kind: 'INVALIDATED', approverRole: 'CAMPAIGNER' },
      { ...one, kind: 'REINSTATED', change: 1_200, approverRole: null },
    ];
    const edges = nodes.map((node) => ({ node }));
    answerWith({ ...ledger, reasons: { ...ledger.reasons, edges } });
    const html = await text('/petitions/p/ledger');
    expect(html).toContain('Entered by an administrator, approved by a campaigner.');
    expect(html).toContain('Undone. They had been taken out because: One machine');
    expect(html).toContain('Entered by an administrator.<');
  });

  test('has a column for what is rare only where it happened', async () => {
    expect(await text('/petitions/p/ledger')).not.toContain('>Erased<');
    answerWith({ ...ledger, sums: { ...ledger.sums, erased: -4 } });
    expect(await text('/petitions/p/ledger')).toContain('>Erased<');
  });

  test.each([
    [{ checkedAt: '2022-03-16T13:10:00.000Z', agrees: true }, 'at 13:10 UTC: both agree.'],
    [{ checkedAt: '2022-03-16T13:10:00.000Z', agrees: false }, 'the two differ'],
    [{ checkedAt: '2022-03-16T11:00:00.000Z', agrees: true }, 'and overdue: the last check was'],
    [null, 'The first check is still to come.'],
  ])('says of the comparison %j what is true', async (check, words) => {
    answerWith({ ...ledger, check });
    expect(await text('/petitions/p/ledger')).toContain(words);
  });

  test('does not call itself live before its script has seen that it is', async () => {
    const html = await text('/petitions/p/ledger');
    expect(html).toMatch(/data-mark="live" hidden/);
    expect(html).not.toMatch(/data-mark="still" hidden/);
    const older = await text('/petitions/p/ledger?after=x');
    expect(older).not.toContain('data-mark');
  });

  test('turns over days and reasons each by itself', async () => {
    const more = { hasNextPage: true, endCursor: 'n&xt' };
    answerWith({
      ...ledger,
      days: { ...ledger.days, pageInfo: more },
      reasons: { ...ledger.reasons, pageInfo: more },
    });
    const html = await text('/petitions/p/ledger?after=a&reasons=r');
    expect(site.asked.at(-1)).toMatchObject({ after: 'a', afterReason: 'r', firstReasons: 20 });
    for (const query of ['after=n%26xt&amp;reasons=r', 'after=a&amp;reasons=n%26xt', 'reasons=r'])
      expect(html).toContain(`href="/petitions/p/ledger?${query}"`);
  });

  test('of a place that is none, or of an unknown petition, is not found', async () => {
    site.refuse('PetitionLedger', { code: 'BAD_USER_INPUT', fields: [] });
    expect((await site.page('/petitions/p/ledger?after=nonsense')).status).toBe(404);
    site.acceptAll();
    site.answer('PetitionLedger', { petition: null });
    expect((await site.page('/petitions/q/ledger')).status).toBe(404);
  });
});

describe('the ledger for programs', () => {
  test('is JSON whose lines add up', async () => {
    const answer = await site.page('/petitions/p/ledger.json');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1');
    const { days, sums, total, ...rest } = await answer.json();
    const { day, total: atEnd, ...changes } = days[0];
    const sum = (of: object) => Object.values(of).reduce((a: number, b: number) => a + b, 0);
    expect([day, atEnd, days[1].total + sum(changes), sum(sums)]).toEqual([
      '2022-03-16',
      ...[total, total, total],
    ]);
    expect(rest).toMatchObject({ petition: 'p', openedOn: '2022-03-15', check: { agrees: true } });
    expect(rest.reasons).toHaveLength(2);
  });

  test('is CSV by RFC 4180, in which no reason runs in a spreadsheet and numbers stay numbers', async () => {
    const answer = await site.page('/petitions/p/ledger.csv');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="p-ledger.csv"');
    const csv = await answer.text();
    expect(csv).toMatch(/^day,confirmed,offline,withdrawn,erased,held,released,/);
    expect(csv.endsWith('\r\n')).toBe(true);
    const [newest, first] = parse(csv, { columns: true }) as Record<string, string>[];
    expect(newest).toMatchObject({ day: '2022-03-16', withdrawn: '-13', total: '12480' });
    expect(newest?.['reasons']).toBe(
      `'=HYPERLINK("http://evil.example"), <b>two</b> rooms [OFFLINE 195, CAMPAIGNER, 2022-03-16T13:02:00.120Z]\n` +
        'Entered twice. [OFFLINE -15, ADMIN, 2022-03-16T09:00:00.000Z]',
    );
    expect(first?.['reasons']).toBe('');
  });

  test.each(['json', 'csv'])('as %s has all pages of both lists', async (kind) => {
    const more = { hasNextPage: true, endCursor: 'next' };
    answerWith({ ...ledger, reasons: { ...ledger.reasons, pageInfo: more } });
    const asked = site.asked.length;
    const reading = text(`/petitions/p/ledger.${kind}`);
    await expect.poll(() => site.asked.length).toBeGreaterThan(asked + 1);
    answerWith(ledger);
    expect(await reading).toContain('rooms');
    expect(site.asked[asked + 1]).toMatchObject({ after: 'days', afterReason: 'next' });
  });

  test.each(['json', 'csv'])('as %s of an unknown petition is not found, as JSON', async (kind) => {
    site.answer('PetitionLedger', { petition: null });
    const answer = await site.page(`/petitions/q/ledger.${kind}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: 'NOT_FOUND' });
  });
});
