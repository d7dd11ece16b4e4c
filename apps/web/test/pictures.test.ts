import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { answers } from './support/sample.ts';

/** The coast of Crimea, in pixels: without it Ukraine would end at 125. */
const SOUTH_OF_CRIMEA = 128;

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());

describe('the picture that other sites show', () => {
  const sizeOf = (png: Uint8Array) => {
    const view = new DataView(png.buffer, png.byteOffset);
    return [view.getUint32(16), view.getUint32(20)];
  };
  const picture = async (path: string) => {
    const answer = await site.page(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    return new Uint8Array(await answer.arrayBuffer());
  };

  test.each(['/articles/a', '/petitions/p', '/uk/petitions/p'])(
    'of %s is a PNG',
    async (path) => {
      const png = await picture(`${path}/share.png`);
      expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
      expect(sizeOf(png)).toEqual([1200, 630]);
      expect(png.byteLength).toBeLessThan(150_000);
      const page = await (await site.page(path)).text();
      expect(page).toContain(`property="og:image" content="https://news.example${path}/share.png"`);
    },
    20_000,
  );

  test('says what the page says, in its language', async () => {
    const [english, ukrainian] = [
      await picture('/petitions/p/share.png'),
      await picture('/uk/petitions/p/share.png'),
    ];
    expect(Buffer.compare(english, ukrainian)).not.toBe(0);
    expect(Buffer.compare(english, await picture('/petitions/p/share.png'))).toBe(0);
    const { petition } = answers.PetitionTitle as { petition: object };
    site.answer('PetitionTitle', { petition: { ...petition, title: 'Another title' } });
    expect(Buffer.compare(english, await picture('/petitions/p/share.png'))).not.toBe(0);
    site.answer('PetitionTitle', { petition });
  });

  test.each(['x'.repeat(200), 'Ґ Є І Ї '.repeat(30), '<img onerror=alert(1)>', '👩‍👩‍👧 ما'])(
    'is drawn whatever the title: %s',
    async (title) => {
      const { petition } = answers.PetitionTitle as { petition: object };
      site.answer('PetitionTitle', { petition: { ...petition, title } });
      expect((await picture('/petitions/p/share.png')).byteLength).toBeGreaterThan(2_000);
      site.answer('PetitionTitle', { petition });
    },
  );

  test('of what there is not, is not there either', async () => {
    site.answer('PetitionTitle', { petition: null });
    expect((await site.page('/petitions/p/share.png')).status).toBe(404);
    site.answer('PetitionTitle', answers.PetitionTitle as object);
    site.answer('PetitionCountries', { petition: null });
    expect((await site.page('/petitions/p/map.svg')).status).toBe(404);
    site.answer('PetitionCountries', answers.PetitionCountries as object);
  });
});

describe('what other sites and search engines say of an article', () => {
  const { article } = answers.Article as { article: { body: object[] } };
  const described = async (change: object) => {
    site.answer('Article', { article: { ...article, ...change } });
    const page = await (await site.page('/articles/a')).text();
    site.answer('Article', { article });
    const [, name] = /<meta name="description" content="([^"]*)"/.exec(page) ?? [];
    const [, graph] = /<meta property="og:description" content="([^"]*)"/.exec(page) ?? [];
    expect(graph).toBe(name);
    return name;
  };
  const paragraph = (text: string) => ({
    ...{ kind: 'PARAGRAPH', text, attribution: null, attributionUrl: null },
  });

  test('is what stands under its headline', async () => {
    expect(await described({ standfirst: 'What it is about.' })).toBe('What it is about.');
  });

  test('or how it begins, for a pasted text has nothing there', async () => {
    const caption = { ...paragraph('A caption'), kind: 'VIDEO' };
    const begins = (text: string) =>
      described({ standfirst: null, body: [caption, paragraph(text), paragraph('And then.')] });
    expect(await begins('It began on Tuesday.')).toBe('It began on Tuesday.');
    const cut = await begins('Nobody slept. '.repeat(40));
    expect(cut).toMatch(/^(?:Nobody slept\. )*Nobody slept…$/);
    expect(cut!.length).toBeLessThanOrEqual(200);
  });

  test('or nothing, when it has no text', async () => {
    expect(await described({ standfirst: null, body: [] })).toBeUndefined();
  });
});

describe('the map', () => {
  test('shades the countries that the counts name, and says their numbers', async () => {
    const { petition } = answers.PetitionPage as { petition: { tally: object } };
    const byCountry = [
      { country: 'GB', count: 9_000 },
      { country: 'UA', count: 12 },
      { country: null, count: 3_468 },
    ];
    const counted = { petition: { ...petition, tally: { ...petition.tally, byCountry } } };
    site.answer('PetitionCountries', counted);
    site.answer('PetitionPage', counted);
    const answer = await site.page('/petitions/p/map.svg');
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    const svg = await answer.text();
    expect(svg).toMatch(/class="s5" d="[^"]+"><title>United Kingdom: 9000</);
    expect(svg).toMatch(/class="s2" d="[^"]+"><title>Ukraine: 12</);
    const ukraine = /d="([^"]+)"><title>Ukraine/.exec(svg)?.[1] ?? '';
    const south = Math.max(...[...ukraine.matchAll(/,(\d+)/g)].map(([, y]) => Number(y)));
    expect(south).toBe(SOUTH_OF_CRIMEA);
    expect(svg.match(/<title>/g)).toHaveLength(3);
    expect(svg.length).toBeLessThan(90_000);
    expect(svg).not.toMatch(/<script|href=|onload/);
    const ukrainian = await (await site.page('/uk/petitions/p/map.svg')).text();
    expect(ukrainian).toContain('<title>Україна: 12<');
    expect(await (await site.page('/petitions/p')).text()).toContain('src="/petitions/p/map.svg"');
  });
});
