import {
  ArticleDocument,
  type ArticleQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { file, ops } from '../../test/ops.ts';
import { createWorld, type World } from '../../test/world.ts';
import { clock } from '../platform/clock.ts';

const PASTED = `A mayor speaks of war

It began on Tuesday. "Nobody slept," she said.

Sign up to our free weekly newsletter

The Example ran its campaign in 2015. To sign the petition click here.

Please log in or register to upvote this article

The Conversation (0)
`;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.owner.query(`delete from articles where slug <> 'intercepted-call'`);
});

const importArticle = (content: string | Uint8Array, ...args: string[]) =>
  ops(world, 'import-article', file(content), ...args);

async function article(slug: string) {
  const answer = await world.request<ArticleQuery>(ArticleDocument, { slug });
  return answer.data!.article;
}

async function stored() {
  const { rows } = await world.owner.query('select * from articles order by slug');
  return rows;
}

describe('Ned imports an article', () => {
  test('and readers see it, with boxes where the calls stood', async () => {
    const run = await importArticle(PASTED, '--publish');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('/articles/a-mayor-speaks-of-war\n');
    expect(run.stdout).toContain('2 paragraphs, a video caption');
    expect(run.stdout).toContain('1 NEWSLETTER, 1 UPVOTE, 1 CAMPAIGN');
    expect(run.stdout).toContain('To sign the petition click here.');
    expect(await article('a-mayor-speaks-of-war')).toMatchObject({
      headline: 'A mayor speaks of war',
      readingMinutes: 1,
      campaign: { slug: 'refugees-welcome' },
      body: [
        { kind: 'VIDEO', text: 'A mayor speaks of war' },
        { kind: 'PARAGRAPH', text: 'It began on Tuesday. "Nobody slept," she said.' },
        { kind: 'NEWSLETTER', text: 'Newsletter' },
        { kind: 'PARAGRAPH', text: 'The Example ran its campaign in 2015.' },
        { kind: 'CAMPAIGN', text: 'Campaign' },
        { kind: 'UPVOTE', text: 'Upvote' },
      ],
    });
  });

  test('as a draft, which nobody sees until it is published', async () => {
    const draft = await importArticle(PASTED, '--slug', 'mayor');
    expect(draft.stdout).toContain('draft');
    expect(await article('mayor')).toBeNull();
    await importArticle(PASTED, '--slug', 'mayor', '--publish');
    expect(await article('mayor')).toMatchObject({ slug: 'mayor' });
  });

  test('again, and only its text changes', async () => {
    await importArticle(PASTED, '--slug', 'mayor', '--publish');
    const before = await article('mayor');
    clock.shift(3_600_000);
    const longer = `${PASTED}\n\n${'word '.repeat(690)}end.`;
    const run = await importArticle(longer, '--slug', 'mayor', '--headline', 'It’s “war”');
    clock.shift(0);
    expect(run.stdout).toContain('Updated: /articles/mayor\n');
    const after = await article('mayor');
    expect(after).toMatchObject({
      id: before!.id,
      headline: 'It’s “war”',
      publishedAt: before!.publishedAt,
      readingMinutes: 3,
      campaign: { slug: 'refugees-welcome' },
    });
    expect(after!.body).toHaveLength(7);
    const hours = (Date.parse(after!.updatedAt) - Date.parse(before!.updatedAt)) / 3_600_000;
    expect(hours).toBeCloseTo(1, 1);
  });

  test('again without a headline in the text: it keeps the one it has', async () => {
    await importArticle('A full sentence.', '--slug', 'mayor', '--headline', 'Mayor', '--publish');
    await importArticle('Another full sentence.', '--slug', 'mayor');
    expect(await article('mayor')).toMatchObject({
      headline: 'Mayor',
      body: [{ text: 'Another full sentence.' }],
    });
  });

  test('into a campaign of its own, which an update without one leaves', async () => {
    await world.owner.query(
      `insert into campaigns (slug, name, summary) values ('warm-homes', 'Warm homes', '') on conflict do nothing`,
    );
    await importArticle(PASTED, '--slug', 'mayor', '--campaign', 'warm-homes', '--publish');
    await importArticle(PASTED, '--slug', 'mayor');
    expect(await article('mayor')).toMatchObject({ campaign: { slug: 'warm-homes' } });
  });

  test('with markup, which stays text', async () => {
    const markup = '<img src=x onerror=alert(1)> & <script>alert(2)</script> he wrote.';
    await importArticle(markup, '--slug', 'mayor', '--headline', '<b>M</b>', '--publish');
    expect(await article('mayor')).toMatchObject({
      headline: '<b>M</b>',
      body: [{ text: markup }],
    });
  });
});

describe('an import is refused, and nothing changes:', () => {
  const utf16 = Uint8Array.from([0xff, 0xfe, 0x41, 0x00]);
  test.each<[string, string | Uint8Array, string[], RegExp]>([
    ['an empty file', '', [], /holds no text/],
    ['white space only', ' \r\n\t\u00a0\u200b\n', [], /holds no text/],
    ['calls only', 'Sign the petition\n\nThe Conversation (0)', [], /calls to action only/],
    ['a binary file', 'It began.\u0000', [], /control characters/],
    ['control bytes', 'It \u001b[31mbegan.', [], /control characters/],
    ['mangled quotes', 'It\u0092s war.', [], /control characters/],
    ['UTF-16', utf16, [], /not UTF-8/],
    ['Latin-1', Buffer.from('caf\u00e9', 'latin1'), [], /not UTF-8/],
    ['a megabyte and a byte', 'x'.repeat(1_000_001), [], /too large: at most 1,000,000 bytes/],
    ['no headline', 'A full sentence.', [], /--headline/],
    ['a headline too long', `${'x'.repeat(301)}\n\nIt began.`, [], /300 characters/],
    ['a headline of no Latin letter', 'Слава\n\nIt began.', [], /--slug/],
    ['an empty headline', PASTED, ['--headline', ' '], /one line/],
    ['a slug with a slash', PASTED, ['--slug', '../etc'], /--slug takes/],
    ['a slug in capitals', PASTED, ['--slug', 'Mayor'], /--slug takes/],
    ['a slug of 101 letters', PASTED, ['--slug', 'x'.repeat(101)], /--slug takes/],
    ['an unknown campaign', PASTED, ['--campaign', 'nowhere'], /no campaign nowhere/],
    ['an unknown option', PASTED, ['--colour', 'red'], /Usage/],
    ['an option without its value', PASTED, ['--slug'], /Usage/],
    ['two files', PASTED, ['another.txt'], /Usage/],
  ])('%s', async (_name, content, args, line) => {
    await importArticle(PASTED, '--slug', 'a-mayor-speaks-of-war', '--publish');
    const before = await stored();
    const run = await importArticle(content, ...args);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(/^[^\n]+\n$/);
    expect(run.stderr).toMatch(line);
    expect(await stored()).toEqual(before);
  });

  test.each([
    ['a missing file', '/nowhere/at-all.txt', /^There is no file/],
    ['a directory', import.meta.dirname, /is a directory/],
    ['a device', '/dev/zero', /not a plain file/],
  ])('%s', async (_name, name, line) => {
    const run = await ops(world, 'import-article', name);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(line);
  });

  test('a file with a byte order mark is none of these, and the mark is gone', async () => {
    await importArticle(`\ufeff${PASTED}`, '--publish');
    expect((await article('a-mayor-speaks-of-war'))!.headline).toBe('A mayor speaks of war');
  });
});
