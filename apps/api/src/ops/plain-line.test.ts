import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { file, ops } from '../../test/ops.ts';
import { PETITION } from '../../test/signing.ts';
import { createWorld, type World } from '../../test/world.ts';

const MARKS = ['\u200b', '\ufeff', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'].concat([
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
]);
const code = (mark: string) => `U+${mark.codePointAt(0)!.toString(16).toUpperCase()}`;
const petition = { slug: 'homes', title: 'Homes', demand: 'We ask.', addressedTo: 'All' };
const update = { title: 'An answer', body: 'They wrote.' };

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const json = (content: object) => file(JSON.stringify(content));
async function stored() {
  const { rows } = await world.owner.query(
    `select (select json_agg(p) from petitions p) as petitions,
       (select json_agg(u) from petition_updates u) as updates, (select json_agg(a) from articles a) as articles`,
  );
  return rows[0];
}

describe.each(MARKS.map((mark) => [code(mark), `a${mark}b`]))('a text with %s', (_code, text) => {
  test.each<[string, () => string[], RegExp]>([
    ['title', () => ['create-petition', json({ ...petition, title: text })], /: title\./],
    [
      'demand',
      () => ['create-petition', json({ ...petition, demand: `a\n${text}` })],
      /: demand\./,
    ],
    [
      'addressee',
      () => ['create-petition', json({ ...petition, addressedTo: text })],
      /addressedTo/,
    ],
    [
      'translation',
      () => {
        const { title, addressedTo } = petition;
        const texts = { uk: { title, addressedTo, demand: text } };
        return ['create-petition', json({ ...petition, texts })];
      },
      /: texts\.uk\.demand\./,
    ],
    ['update', () => ['post-update', PETITION, json({ ...update, title: text })], /: title\./],
    ['update body', () => ['post-update', PETITION, json({ ...update, body: text })], /: body\./],
    ['headline', () => ['import-article', file('It was.'), '--headline', text], /--headline/],
    ['standfirst', () => ['import-article', file('It was.'), '--standfirst', text], /--standfirst/],
    ['author', () => ['import-article', file('It was.'), '--author', text], /--author/],
  ])('is refused as %s, in one line that does not repeat it', async (_name, args, line) => {
    const before = await stored();
    const run = await ops(world, ...args());
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(/^[^\n]+\n$/);
    expect(run.stderr).toMatch(line);
    expect(run.stderr).not.toContain(text);
    expect(await stored()).toEqual(before);
  });
});

test('nor may the headline in an article’s text turn around', async () => {
  const run = await ops(world, 'import-article', file('War\u202eraw\n\nIt began.\n'));
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(/^The headline holds invisible marks/);
});

test('joiners, which languages and emoji are written with, stay', async () => {
  const title = 'می\u200cخواهم 👩\u200d🚀';
  const run = await ops(world, 'create-petition', json({ ...petition, title }));
  expect(run).toMatchObject({ status: 0, stderr: '' });
  const { rows } = await world.owner.query(`select title from petitions where slug = 'homes'`);
  expect(rows).toEqual([{ title }]);
});
