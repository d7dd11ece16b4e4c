import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { answers } from './support/sample.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

const { article } = answers.Article as { article: object };

async function page(change: object, path = '/articles/a') {
  site.answer('Article', { article: { ...article, ...change } });
  const html = await (await site.page(path)).text();
  const meta = /<p class="meta[^>]*>[^]*?<\/p>/.exec(html)![0];
  return { html, meta, words: wordsOf(meta) };
}
const updated = (at: string) => ({ updatedAt: at });
const corrections = [
  { text: 'The first slip.', locale: 'en', correctedAt: '2022-03-17T10:00:00.000Z' },
  { text: 'The second slip.', locale: 'en', correctedAt: '2023-01-05T10:00:00.000Z' },
];

describe('the head of an article', () => {
  test('names who wrote it', async () => {
    const authors = ['One Author', 'Another Author'];
    expect((await page({ authors })).words).toMatch(/^By One Author and Another Author /);
    const ukrainian = await page({ authors }, '/uk/articles/a');
    expect(ukrainian.words).toMatch(/^One Author (?:і|й|та) Another Author /);
  });

  test('names nobody where nobody is named, and says when it was published', async () => {
    const { meta, words } = await page({ authors: [] });
    expect(words).toMatch(/^16 March 2022 /);
    expect(meta).toContain('<time datetime="2022-03-16T10:00:00.000Z"');
  });

  test('speaks of an update only after one', async () => {
    expect((await page({})).words).not.toContain('Updated');
    const later = await page(updated('2022-03-18T09:30:00.000Z'));
    expect(later.words).toContain('Updated 18 March 2022');
    expect(later.meta).toContain('<time datetime="2022-03-18T09:30:00.000Z"');
  });

  test('says the hour of an update on the day of publication, in the time of the language', async () => {
    const sameDay = updated('2022-03-16T14:02:00.000Z');
    expect((await page(sameDay)).words).toContain('Updated 14:02');
    expect((await page(sameDay, '/uk/articles/a')).words).toContain('Оновлено 16:02');
  });

  test('says when it was updated beside a correction', async () => {
    const { words } = await page({ ...updated('2023-01-06T09:00:00.000Z'), corrections });
    expect(words).toContain('Updated 6 January 2023');
    expect(words).toContain('Corrected 5 January 2023');
  });

  test('leads to the newest correction, by its day', async () => {
    const { html, meta, words } = await page({ corrections });
    expect(words).not.toContain('17 March');
    expect(meta).toMatch(/<a href="#correction"[^>]*>Corrected 5 January 2023<\/a>/);
    expect(html.match(/id="correction"/g)).toHaveLength(1);
    const there = /<p [^>]*id="correction"[^>]*>[^]*?<\/p>/.exec(html)![0];
    expect(wordsOf(there)).toBe('Correction, 5 January 2023. The second slip.');
    const ukrainian = await page({ corrections }, '/uk/articles/a');
    expect(ukrainian.words).toContain('Виправлено 5 січня 2023 року');
  });

  test('speaks of no correction where there is none', async () => {
    const { html } = await page({ corrections: [] });
    expect(html).not.toMatch(/Correct(?:ed|ion)|#correction/);
  });
});
