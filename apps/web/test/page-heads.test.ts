import { LOCALES, pathIn, type Locale } from '@undersigned/shared/locales.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { answers } from './support/sample.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

const { article } = answers.Article as { article: object };
const { petition } = answers.PetitionPage as { petition: object };
const { campaign } = answers.CampaignPage as { campaign: object };

/** What the newsroom has written in each language. */
const TEXTS = {
  en: {
    article: { headline: 'A headline & more', standfirst: 'What it is about.' },
    petition: { title: 'Go further', demand: 'We ask for “help”.' },
    campaign: { name: 'A campaign', summary: 'Begun in 2015.' },
  },
  uk: {
    article: { headline: 'Заголовок і ще щось', standfirst: 'Про що це.' },
    petition: { title: 'Рішучіше', demand: 'Ми просимо «допомоги».' },
    campaign: { name: 'Кампанія', summary: 'Почалася 2015 року.' },
  },
};
const FRONT = {
  en: 'News, and the campaign beside it: read, sign the petition, and see how many have signed.',
  uk: 'Новини та кампанія поруч: читайте, підписуйте петицію й дивіться, скільки людей підписали.',
};

async function headOf(path: string, locale: Locale) {
  const texts = TEXTS[locale];
  site.answer('Article', { article: { ...article, ...texts.article, locale } });
  site.answer('PetitionPage', { petition: { ...petition, ...texts.petition, locale } });
  site.answer('CampaignPage', { campaign: { ...campaign, ...texts.campaign, locale } });
  const [head = ''] = (await (await site.page(pathIn(locale, path))).text()).split('</head>');
  const unescaped = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const metas = [...head.matchAll(/<meta (?:name|property)="([^"]*)" content="([^"]*)"/g)];
  const titles = [...head.matchAll(/<title>([^<]*)<\/title>/g)];
  expect(titles).toHaveLength(1);
  expect(new Set(metas.map(([, name]) => name)).size).toBe(metas.length);
  return {
    title: unescaped(titles[0]![1]!),
    ...Object.fromEntries(metas.map(([, name, content]) => [name!, unescaped(content!)])),
  };
}

describe.each(LOCALES)('to search engines and other sites, in %s,', (locale) => {
  const address = (path: string) => `https://news.example${pathIn(locale, path)}`;
  const language = { 'og:locale': { en: 'en_GB', uk: 'uk_UA' }[locale] };
  const described = (title: string, description: string) => ({
    ...{ ...language, description, 'og:title': title, 'og:description': description },
    ...{ title: `${title} – Undersigned`, 'og:site_name': 'Undersigned' },
  });
  const pictured = (path: string, title: string) => ({
    ...{ 'og:image': address(`${path}/share.png`), 'og:image:alt': title },
    ...{ 'og:image:width': '1200', 'og:image:height': '630' },
    'twitter:card': 'summary_large_image',
  });

  test('an article is an article, by its headline and what stands under it', async () => {
    const { headline, standfirst } = TEXTS[locale].article;
    expect(await headOf('/articles/a', locale)).toMatchObject({
      ...described(headline, standfirst),
      ...pictured('/articles/a', headline),
      ...{ 'og:type': 'article', 'og:url': address('/articles/a') },
    });
  });

  test('a petition is its title and what it asks', async () => {
    const { title, demand } = TEXTS[locale].petition;
    expect(await headOf('/petitions/p', locale)).toMatchObject({
      ...described(title, demand),
      ...pictured('/petitions/p', title),
      ...{ 'og:type': 'website', 'og:url': address('/petitions/p') },
    });
  });

  test('a campaign is its name and what it is about', async () => {
    const { name, summary } = TEXTS[locale].campaign;
    expect(await headOf('/campaigns/c', locale)).toMatchObject({
      ...described(name, summary),
      ...{ 'og:type': 'website', 'og:url': address('/campaigns/c') },
    });
  });

  test('the front page is the site', async () => {
    expect(await headOf('/', locale)).toMatchObject({
      ...described('Undersigned', FRONT[locale]),
      ...{ title: 'Undersigned', 'og:type': 'website', 'og:url': address('/') },
    });
  });
});
