import {
  ArticleDocument,
  type ArticleQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { file, ops } from '../../test/ops.ts';
import { createWorld, type World } from '../../test/world.ts';

const TEXT = 'A mayor speaks of war\n\nIt began on Tuesday.\n';
const PROSE = { kind: 'PARAGRAPH', text: 'It began on Tuesday.' };
const UKRAINIAN = 'Мер говорить про війну\n\nПочалося у вівторок.\n';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.owner.query(`delete from articles where slug <> 'intercepted-call'`);
});

const importArticle = (text: string, ...args: string[]) =>
  ops(world, 'import-article', file(text), '--slug', 'mayor', ...args);
async function article(locale = 'en') {
  const headers = { 'accept-language': locale };
  const answer = await world.request<ArticleQuery>(ArticleDocument, { slug: 'mayor' }, headers);
  return answer.data!.article!;
}

describe('a standfirst', () => {
  test('stands under the headline, and stays until another is given', async () => {
    await importArticle(TEXT, '--standfirst', ' What she saw. ', '--publish');
    expect(await article()).toMatchObject({ standfirst: 'What she saw.' });
    await importArticle(TEXT);
    expect(await article()).toMatchObject({ standfirst: 'What she saw.' });
    await importArticle(TEXT, '--standfirst', 'x'.repeat(500));
    expect(await article()).toMatchObject({ standfirst: 'x'.repeat(500) });
  });

  test('has a translation of its own, which stays as well', async () => {
    await importArticle(TEXT, '--standfirst', 'What she saw.', '--publish');
    await importArticle(UKRAINIAN, '--language', 'uk');
    expect(await article('uk')).toMatchObject({ standfirst: null });
    await importArticle(UKRAINIAN, '--language', 'uk', '--standfirst', 'Що вона бачила.');
    await importArticle(UKRAINIAN, '--language', 'uk');
    expect(await article('uk')).toMatchObject({ standfirst: 'Що вона бачила.' });
    expect(await article()).toMatchObject({ standfirst: 'What she saw.' });
  });

  test.each([
    ['nothing', ''],
    ['spaces', '  '],
    ['two lines', 'a\nb'],
    ['a control character', 'a\u001bb'],
    ['501 characters', 'x'.repeat(501)],
  ])('of %s is refused in one line', async (_name, standfirst) => {
    const run = await importArticle(TEXT, '--standfirst', standfirst);
    expect(run).toEqual({
      status: 1,
      stdout: '',
      stderr: '--standfirst takes one line of text, at most 500 characters.\n',
    });
  });
});

describe('--no-video', () => {
  test('takes the first line for the headline only', async () => {
    const run = await importArticle(TEXT, '--no-video', '--publish');
    expect(run.stdout).toContain('1 paragraphs, no video caption');
    expect(await article()).toMatchObject({ headline: 'A mayor speaks of war', body: [PROSE] });
  });

  test('does so for a translation, too', async () => {
    await importArticle(TEXT, '--no-video', '--publish');
    await importArticle(UKRAINIAN, '--no-video', '--language', 'uk');
    expect(await article('uk')).toMatchObject({ headline: 'Мер говорить про війну' });
    expect((await article('uk')).body.map(({ kind }) => kind)).toEqual(['PARAGRAPH']);
  });

  test.each([
    ['a text that is a headline only', 'A mayor speaks of war', /headline only/],
    ['a headline and a call', 'A mayor speaks of war\n\nSign the petition', /headline only|calls/],
  ])('refuses %s', async (_name, text, line) => {
    const run = await importArticle(text, '--no-video');
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(/^[^\n]+\n$/);
    expect(run.stderr).toMatch(line);
  });
});
