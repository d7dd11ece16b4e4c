import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { answers, ownSignature } from './support/sample.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

const html = async (path: string) => (await site.page(path)).text();
const { petition } = answers.PetitionPage as { petition: object };
const { article } = answers.Article as { article: object };

/** The parts that are marked as being in another language; a campaign's name is the same in all. */
const marked = (page: string, language: string) =>
  page
    .slice(page.indexOf('<main'), page.indexOf('<footer'))
    .match(new RegExp(`<\\w+ [^>]*lang="${language}"[^>]*>(?!Refugees Welcome<)`, 'g')) ?? [];

describe('a text that is not in the language of the page', () => {
  test.each(['/', '/campaigns/c'])(
    'is named as such in the list of articles on %s',
    async (path) => {
      const ukrainian = await html(path === '/' ? '/uk' : `/uk${path}`);
      expect(ukrainian).toMatch(/<a href="\/uk\/articles\/a"[^>]*>A headline<\/a>/);
      expect(wordsOf(ukrainian)).toContain('16 березня 2022 року Англійською 3 хвилини читання');
      expect(wordsOf(await html(path))).not.toContain('In English');
    },
  );

  test('is named as such beside the day of an update', async () => {
    const update = { id: 'u', title: 'They said yes', body: 'At last.' };
    const updates = [
      { ...update, id: 'v', locale: 'uk', postedAt: '2022-05-03T09:00:00.000Z' },
      { ...update, locale: 'en', postedAt: '2022-05-02T09:00:00.000Z' },
    ];
    site.answer('PetitionPage', { petition: { ...petition, locale: 'uk', updates } });
    const ukrainian = wordsOf(await html('/uk/petitions/p'));
    expect(ukrainian).toContain('2 травня 2022 року Англійською They said yes');
    expect(ukrainian).toContain('3 травня 2022 року They said yes');
    expect(wordsOf(await html('/petitions/p'))).toContain('3 May 2022 In Ukrainian They said yes');
  });

  test('is named as such where a closed petition leads to what came of it', async () => {
    const update = { id: 'u', title: 'They said yes', body: 'At last.', locale: 'en' };
    const updates = [{ ...update, postedAt: '2022-05-02T09:00:00.000Z' }];
    const closed = { status: 'CLOSED', closedAt: '2022-04-30T12:00:00.000Z', locale: 'uk' };
    site.answer('PetitionPage', { petition: { ...petition, ...closed, updates } });
    const ukrainian = wordsOf(await html('/uk/petitions/p'));
    expect(ukrainian).toContain('Дякуємо всім, хто підписав. They said yes Англійською');
  });

  test('is named as such in a correction, which nobody translates', async () => {
    const corrections = [{ text: 'A slip.', locale: 'en', correctedAt: '2022-03-17T10:00:00Z' }];
    site.answer('Article', { article: { ...article, locale: 'uk', corrections } });
    const ukrainian = wordsOf(await html('/uk/articles/a'));
    expect(ukrainian).toContain('Виправлення, 17 березня 2022 року. Англійською A slip.');
    site.answer('Article', answers.Article as object);
  });

  test.each([
    ...['', '/campaigns/c', '/articles/a', '/petitions/p', '/petitions/p/check-email'],
    ...['/petitions/p/my-signature', '/confirm/token', '/signature/token'],
    ...['/signature/token/withdraw', '/signature/token/erase'],
  ])('is never left unnamed on /uk%s', async (path) => {
    site.answer('PetitionPage', answers.PetitionPage as object);
    site.answer('OwnSignature', {
      ownSignature: { ...ownSignature('CONFIRMED'), mayChange: true },
    });
    const page = await html(`/uk${path}`);
    expect(marked(page, 'en').length).toBeGreaterThan(0);
    expect(wordsOf(page)).toMatch(/Цього тексту українською ще немає|Англійською/);
  });
});

test('the name of a campaign is marked where money is given after signing', async () => {
  const page = await html('/uk/confirm/token/signed');
  expect(page).toMatch(/<span lang="en"[^>]*>Refugees Welcome</);
});
