import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ArticleDocument,
  CampaignPageDocument,
  PetitionPageDocument,
  type ArticleQuery,
  type CampaignPageQuery,
  type PetitionPageQuery,
} from '@undersigned/shared/generated/public/graphql.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ops } from '../../../test/ops.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'texts-'));
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const inLanguage = (language: string) => ({ 'accept-language': language });
const petition = async (slug: string, language: string) => {
  const headers = inLanguage(language);
  const answer = await world.request<PetitionPageQuery>(PetitionPageDocument, { slug }, headers);
  return answer.data!.petition!;
};
const article = async (language: string) => {
  const variables = { slug: 'intercepted-call' };
  const headers = inLanguage(language);
  return (await world.request<ArticleQuery>(ArticleDocument, variables, headers)).data!.article!;
};
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('a petition', () => {
  test('is read in the language that is asked for, its campaign as well', async () => {
    const [english, ukrainian] = [
      await petition('go-further-and-faster', 'en'),
      await petition('go-further-and-faster', 'uk'),
    ];
    expect(english).toMatchObject({ locale: 'en', addressedTo: 'The UK government' });
    expect(ukrainian).toMatchObject({
      ...{ locale: 'uk', addressedTo: 'уряд Великої Британії' },
      campaign: { locale: 'uk', name: 'Refugees Welcome' },
    });
    expect(ukrainian.demand).toMatch(/^Ми, нижчепідписані,/);
    expect(ukrainian.tally.total).toBe(english.tally.total);
    const variables = { slug: 'refugees-welcome' };
    const headers = inLanguage('uk');
    const answer = await world.request<CampaignPageQuery>(CampaignPageDocument, variables, headers);
    expect(answer.data!.campaign!.petitions[0]!.locale).toBe('uk');
  });

  test('is made with its texts in several languages', async () => {
    const texts = { uk: { title: 'Заголовок', demand: 'Вимога.', addressedTo: 'уряд' } };
    const english = { title: 'A title', demand: 'A demand.', addressedTo: 'them' };
    const made = await ops(
      world,
      'create-petition',
      file('both.json', JSON.stringify({ slug: 'both', ...english, texts })),
    );
    expect(made.status).toBe(0);
    expect(await petition('both', 'uk')).toMatchObject({ ...texts.uk, locale: 'uk' });
    expect(await petition('both', 'en')).toMatchObject({ ...english, locale: 'en' });
  });

  test.each([
    { texts: { fr: { title: 'A', demand: 'B', addressedTo: 'C' } } },
    { texts: { uk: { title: 'A' } } },
    { texts: { uk: { title: 'A', demand: 'B', addressedTo: 'C', state: 'x' } } },
    { texts: 'uk' },
    { locale: 'xx' },
  ])('is not made of %j', async (changes) => {
    const petition = { slug: 'odd', title: 'A', demand: 'B', addressedTo: 'C', ...changes };
    const made = await ops(world, 'create-petition', file('odd.json', JSON.stringify(petition)));
    expect(made.status).toBe(1);
    expect(made.stderr).toMatch(/do not fit: (?:texts|locale)/);
  });
});

describe('an article', () => {
  const text = 'Перший абзац перекладу.\n\nДругий абзац перекладу.\n';
  const translate = (...options: string[]) =>
    ops(world, 'import-article', file('uk.txt', text), ...options);

  test('is shown as it was written until somebody translates it', async () => {
    expect(await article('uk')).toMatchObject({ locale: 'en' });
    const { headline, body } = await article('en');
    const done = await translate(
      ...['--slug', 'intercepted-call', '--language', 'uk', '--headline', 'Заголовок'],
    );
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(await article('uk')).toMatchObject({
      ...{ locale: 'uk', headline: 'Заголовок', standfirst: null },
      body: [{ text: 'Перший абзац перекладу.' }, { text: 'Другий абзац перекладу.' }],
      corrections: [{ locale: 'en' }],
    });
    expect(await article('en')).toMatchObject({ locale: 'en', headline, body });
    expect((await translate('--slug', 'intercepted-call', '--language', 'uk')).status).toBe(0);
    expect((await article('uk')).headline).toBe('Заголовок');
  });

  test.each([
    [['--language', 'uk', '--headline', 'A'], 'needs --slug'],
    [['--language', 'fr', '--slug', 'intercepted-call'], 'takes one of: en, uk'],
    [['--language', 'uk', '--slug', 'no-such', '--headline', 'A'], 'There is no article no-such'],
    [
      [...['--language', 'uk', '--slug', 'intercepted-call', '--headline', 'A'], '--publish'],
      'stands and falls with its article',
    ],
    [
      [...['--language', 'uk', '--slug', 'intercepted-call', '--headline', 'A'], '--author', 'A B'],
      'stands and falls with its article',
    ],
    [
      [
        ...['--language', 'uk', '--slug', 'intercepted-call', '--headline', 'A'],
        '--campaign',
        'stand-with-ukraine',
      ],
      'stands and falls with its article',
    ],
  ])('is not translated with %j', async (options, why) => {
    const done = await translate(...options);
    expect(done.status).toBe(1);
    expect(done.stderr).toContain(why);
  });
});
