import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { builtSite } from './support/built-site.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterEach(() => {
  vi.restoreAllMocks();
  site.acceptAll();
  site.asked.length = 0;
});
afterAll(() => site.stop());

const typed = { name: 'A Reader', email: 'reader@example.org', country: 'GB', postcode: '' };
const sign = () => site.post('/petitions/p?/sign&source=letter', typed);

test('a signature costs the API one question when the page was shown a moment ago', async () => {
  vi.spyOn(performance, 'now').mockReturnValue(performance.now());
  await site.page('/petitions/p');
  site.asked.length = 0;
  expect(await (await sign()).text()).toContain('Check your email');
  expect(site.asked.map(({ name }) => name)).toEqual(['SignPetition']);
});

test('a page for everybody asks each time, so that an edit shows', async () => {
  await site.page('/petitions/p');
  site.asked.length = 0;
  await site.page('/petitions/p');
  expect(site.asked.map(({ name }) => name).sort()).toEqual(['PetitionPage', 'SiteNavigation']);
});

describe.each([
  ['just now', 0],
  ['some time ago', 60_000],
])('while the API answers nothing, and the page was shown %s', (_when, ago) => {
  const now = performance.now.bind(performance);

  test('a press on Sign keeps what was typed, and says when to try again', async () => {
    await site.page('/petitions/p');
    vi.spyOn(performance, 'now').mockImplementation(() => now() + ago);
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const name of ['SignPetition', 'PetitionPage', 'SiteNavigation']) {
      site.refuse(name, { code: 'OVERLOADED' });
    }
    const answer = await sign();
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const html = await answer.text();
    expect(html).toMatch(
      /Wait [3-8] seconds, then press the button again: nobody is counted twice\./,
    );
    expect(html).toMatch(/name="name"[^>]*value="A Reader"/);
    expect(html).toMatch(/name="email"[^>]*value="reader@example.org"/);
    expect(site.asked.filter(({ name }) => name === 'PetitionPage')).toHaveLength(1);
  });
});

test('of an API that is too busy the log speaks once a second, and says how often it was', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const now = performance.now() + 120_000;
  const clock = vi.spyOn(performance, 'now').mockReturnValue(now);
  site.refuse('SignPetition', { code: 'OVERLOADED' });
  for (let press = 0; press < 5; press += 1) await sign();
  expect(log).toHaveBeenCalledTimes(1);
  clock.mockReturnValue(now + 1_000);
  await sign();
  expect(JSON.parse(String(log.mock.calls.at(-1)))).toMatchObject({ times: 5 });
});

test('who logs in is not made to wait for the menu as well', async () => {
  await site.page('/');
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + 60_000);
  site.refuse('', { code: 'OVERLOADED' });
  site.asked.length = 0;
  const fields = { email: 'editor@news.example', password: 'correct horse battery staple' };
  const answer = await site.post('/sign-in', fields);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('We could not check that just now.');
  expect(site.asked.map(({ name }) => name)).toEqual(['']);
});
