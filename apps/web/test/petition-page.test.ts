import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { answers } from './support/sample.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterEach(() => site.answer('PetitionPage', answers.PetitionPage as object));
afterAll(() => site.stop());

const { petition } = answers.PetitionPage as { petition: object };
async function words(change: object, prefix = '') {
  site.answer('PetitionPage', { petition: { ...petition, ...change } });
  return wordsOf(await (await site.page(`${prefix}/petitions/p`)).text());
}

describe('how long a petition stands', () => {
  const closesAt = '2022-04-30T21:30:00.000Z';
  const closed = { status: 'CLOSED', closedAt: '2022-04-28T12:00:00.000Z' };

  test('is said from the day it was opened to the day it will close', async () => {
    expect(await words({ closesAt })).toContain('Open Since 10 March 2022, until 30 April 2022 ');
    expect(await words({ closesAt }, '/uk')).toContain(
      'Відкрито З 10 березня 2022 року до 1 травня 2022 року ',
    );
  });

  test('is said where it has no closing date', async () => {
    expect(await words({})).toContain('Open Since 10 March 2022, no closing date ');
    expect(await words({}, '/uk')).toContain('Відкрито З 10 березня 2022 року, без кінцевої дати ');
  });

  test('is said once it is closed', async () => {
    expect(await words(closed)).toContain('Opened 10 March 2022 Closed 28 April 2022 ');
    expect(await words(closed, '/uk')).toContain(
      'Відкрито 10 березня 2022 року Закрито 28 квітня 2022 року ',
    );
  });
});

test('a petition says which version of its text people sign, and since when', async () => {
  const change = { textVersion: 3, textChangedAt: '2022-03-12T10:00:00.000Z' };
  expect(await words(change)).toContain('Text Version 3, unchanged since 12 March 2022 ');
  expect(await words(change, '/uk')).toContain('Версія 3, без змін від 12 березня 2022 року ');
});

describe('the milestones that were passed', () => {
  const milestonesPassed = [100, 150, 200, 250, 300, 12_500].map((target, index) => ({
    target,
    reachedOn: `2022-03-1${index}`,
  }));

  test('are shown with their days, the newest five of them, the newest first', async () => {
    const page = await words({ milestonesPassed });
    expect(page).toContain(
      'Milestones passed 12,500 15 March 2022 300 14 March 2022 250 13 March 2022 ' +
        '200 12 March 2022 150 11 March 2022 ',
    );
    expect(page).not.toContain('100 10 March 2022');
    expect(await words({ milestonesPassed }, '/uk')).toMatch(
      /Пройдені позначки 12\s500 15 березня 2022 року /,
    );
  });

  test('have no heading before there is one', async () => {
    expect(await words({ milestonesPassed: [] })).not.toContain('Milestones passed');
  });
});

describe('recent supporters', () => {
  const recentSupporters = [
    { displayName: 'A. <i>', country: 'UA', signedOn: '2022-03-16' },
    { displayName: 'B. R.', country: null, signedOn: '2022-03-15' },
  ];

  test('are shown as they chose, in the order of the API, with country and day', async () => {
    const shown = 'Only people who chose to be shown. A. &lt;i> Ukraine, 16 March B. R. 15 March';
    expect(await words({ recentSupporters })).toContain(shown);
    expect(await words({ recentSupporters }, '/uk')).toContain('A. &lt;i> Україна, 16 березня');
  });

  test('have no heading before there is one', async () => {
    expect(await words({ recentSupporters: [] })).not.toContain('chose to be shown');
  });
});
