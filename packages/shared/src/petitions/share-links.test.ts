import { describe, expect, test } from 'vitest';
import { LOCALES } from '../locales.ts';
import {
  isShareChannel,
  shareLinks,
  shareTarget,
  withSource,
  type ShareChannel,
} from './share-links.ts';

const PETITION = { slug: 'p', title: 'Go further & faster + now?\r\nset-cookie: a=b' };
const ORIGIN = 'https://news.example';
const HOSTS: [ShareChannel, string][] = [
  ['whatsapp', 'https://wa.me/'],
  ['telegram', 'https://t.me/share/url'],
  ['bluesky', 'https://bsky.app/intent/compose'],
  ['facebook', 'https://www.facebook.com/sharer/sharer.php'],
];

describe.each(LOCALES)('the links to share by, in %s', (locale) => {
  const where = { origin: ORIGIN, locale };
  const language = locale === 'en' ? '' : `?lang=${locale}`;
  const address = `${ORIGIN}${locale === 'en' ? '' : `/${locale}`}/petitions/p`;
  const links = shareLinks(PETITION, where);

  test('are one for each service by an address of ours, and one that opens a mail program', () => {
    expect(links.map(({ url }) => url.replace(/^mailto:.*/, 'mailto:'))).toEqual([
      `${ORIGIN}/share/p/whatsapp${language}`,
      'mailto:',
      ...['telegram', 'bluesky', 'facebook'].map((to) => `${ORIGIN}/share/p/${to}${language}`),
    ]);
    expect(links.every(({ label }) => label.length > 0)).toBe(true);
  });

  test.each(HOSTS)('lead by %s to %s and tell the campaign that people came by it', (to, host) => {
    const target = shareTarget(to, PETITION, where);
    expect(target.split('?')[0]).toBe(host);
    expect(target).toContain(encodeURIComponent(withSource(address, to)));
  });

  test('carry the title whatever is in it, with no plus sign for a space', () => {
    const told = HOSTS.filter(([to]) => to !== 'facebook').map(([to]) =>
      shareTarget(to, PETITION, where),
    );
    for (const url of [...told, links[1]!.url]) {
      expect([...new URL(url).searchParams.values()].join(' ')).toContain(PETITION.title);
      expect(url).toMatch(/^[!-~]+$/);
      expect(url).not.toContain('+');
    }
    expect(links[1]!.url).toContain(encodeURIComponent(withSource(address, 'email')));
  });
});

test.each(['email', 'WhatsApp', 'constructor', '__proto__', 'https://evil.example', ''])(
  'there is no way to share by %j',
  (channel) => expect(isShareChannel(channel)).toBe(false),
);
