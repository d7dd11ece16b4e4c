import { describe, expect, test } from 'vitest';
import { LOCALES } from '../locales.ts';
import { shareLinks, withSource } from './share-links.ts';

const ADDRESS = 'https://news.example/uk/petitions/p';
const TITLE = 'Go further & faster + now?';

describe.each(LOCALES)('the links to share by, in %s', (locale) => {
  const links = shareLinks(TITLE, ADDRESS, locale);

  test('are one for each service, and name it', () => {
    const hosts = links.map(({ label, url }) => [label, url.split('?')[0]]);
    expect(hosts.map(([, host]) => host)).toEqual([
      ...['https://wa.me/', 'mailto:', 'https://t.me/share/url'],
      ...['https://bsky.app/intent/compose', 'https://www.facebook.com/sharer/sharer.php'],
    ]);
    expect(hosts.every(([label]) => label!.length > 0)).toBe(true);
  });

  test.each(['whatsapp', 'email', 'telegram', 'bluesky', 'facebook'])(
    'one of them tells the campaign that people came by %s',
    (source) => {
      const address = encodeURIComponent(withSource(ADDRESS, source));
      expect(links.filter(({ url }) => url.includes(address))).toHaveLength(1);
    },
  );

  test('carry the title whatever is in it, with no plus sign for a space', () => {
    const told = links.filter(({ label }) => label !== 'Facebook');
    for (const { url } of told) {
      expect([...new URL(url).searchParams.values()].join(' ')).toContain(TITLE);
      expect(url).not.toContain('+');
    }
  });
});
