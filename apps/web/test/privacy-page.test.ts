import {
  CONFIRMATION_TTL_DAYS,
  NETWORK_TAG_KEPT_DAYS,
  PERSONAL_DATA_KEPT_MONTHS,
  REQUESTED_LINK_TTL_HOURS,
} from '@undersigned/shared/limits.ts';
import { LOCALES, pathIn } from '@undersigned/shared/locales.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { wordsOf } from './support/words.ts';

const PUBLISHER = 'The Sample Newsroom Ltd';
const CONTACT = 'privacy@newsroom.example';

let site: Awaited<ReturnType<typeof builtSite>>;
const pages = { en: '', uk: '' };
const tables = { en: '', uk: '' };
beforeAll(async () => {
  process.env.PUBLISHER_NAME = PUBLISHER;
  process.env.PRIVACY_CONTACT = CONTACT;
  site = await builtSite();
  for (const locale of LOCALES) {
    const html = await (await site.page(pathIn(locale, '/privacy'))).text();
    pages[locale] = wordsOf(html);
    tables[locale] = wordsOf(/<table[^]*<\/table>/.exec(html)![0]);
  }
});
afterAll(() => site.stop());

test('the privacy page names who is responsible, and where to write to', () => {
  expect(pages.en).toContain(
    `${PUBLISHER} runs this site. For anything about your data, write to ${CONTACT}.`,
  );
  expect(pages.uk).toContain(`За цей сайт відповідає ${PUBLISHER}.`);
  expect(pages.uk).toContain(`пишіть на адресу ${CONTACT}.`);
});

describe('the figures on the privacy page', () => {
  test('are those by which data is deleted', () => {
    const { en, uk } = pages;
    expect(en).toContain(`not confirmed within ${CONFIRMATION_TTL_DAYS} days is deleted`);
    expect(en).toContain(`the network is deleted after ${NETWORK_TAG_KEPT_DAYS} days`);
    expect(en).toContain(`${PERSONAL_DATA_KEPT_MONTHS} months after the petition has closed`);
    expect(en).toContain(`a link sent to you that works for ${REQUESTED_LINK_TTL_HOURS} hour`);
    expect(uk).toContain(`не підтверджений протягом ${CONFIRMATION_TTL_DAYS} днів`);
    expect(uk).toContain(`видаляється через ${NETWORK_TAG_KEPT_DAYS} днів`);
    expect(uk).toContain(`через ${PERSONAL_DATA_KEPT_MONTHS} місяців після закриття`);
    expect(uk).toContain(`посилання, яке діє ${REQUESTED_LINK_TTL_HOURS} годину`);
  });

  test.each([
    ['en', /(\d+) months after/g, /(\d+) days/g],
    ['uk', /(\d+) місяців після закриття петиції/g, /(\d+) днів/g],
  ] as const)('are the same in its table, in %s', (locale, months, days) => {
    const figures = (pattern: RegExp) =>
      [...tables[locale].matchAll(pattern)].map(([, figure]) => Number(figure));
    expect(new Set(figures(months))).toEqual(new Set([PERSONAL_DATA_KEPT_MONTHS]));
    expect(figures(days)).toEqual([NETWORK_TAG_KEPT_DAYS, CONFIRMATION_TTL_DAYS]);
  });

  test.each(LOCALES)('are no others: none is written by hand, in %s', (locale) => {
    const known = [
      ...[CONFIRMATION_TTL_DAYS, NETWORK_TAG_KEPT_DAYS],
      ...[PERSONAL_DATA_KEPT_MONTHS, REQUESTED_LINK_TTL_HOURS],
    ];
    const said = new Set(pages[locale].match(/\d+/g)!.map(Number));
    expect(said).toEqual(new Set(known));
  });
});
