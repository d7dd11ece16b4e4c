import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

const words = async (path: string) => wordsOf(await (await site.page(path)).text());

describe.each([
  {
    prefix: '',
    receiver: 'Paid to: Refugees Welcome appeal (sample)',
    nothing: 'We take nothing. The money goes to them',
  },
  {
    prefix: '/uk',
    receiver: 'Одержувач: Refugees Welcome appeal (sample)',
    nothing: 'Собі ми нічого не беремо: гроші надходять одержувачу',
  },
])('where money is asked for, in the language at “$prefix”', ({ prefix, receiver, nothing }) => {
  test.each(['/confirm/token/signed', '/petitions/p', '/campaigns/c'])(
    '%s says who receives it, and that we take nothing',
    async (path) => {
      const page = await words(prefix + path);
      expect(page).toContain(receiver);
      expect(page).toContain(nothing);
    },
  );

  test('the front page says so too', async () => {
    const page = await words(prefix || '/');
    expect(page).toContain(receiver);
    expect(page).toContain(nothing);
  });
});
