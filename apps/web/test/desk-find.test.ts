import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtSite } from './support/built-site.ts';
import { signedInAs } from './support/desk.ts';
import { wordsOf } from './support/words.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site.stop());
beforeEach(() => {
  site.acceptAll();
  signedInAs(site, 'ADMIN');
});

const html = async (path: string) => (await site.page(path)).text();
const linksIn = (page: string) =>
  [
    ...page.slice(page.indexOf('<section'), page.indexOf('</main')).matchAll(/<a href="([^"]*)"/g),
  ].map(([, href]) => href!.replaceAll('&amp;', '&'));

describe('without script, the page of all commands', () => {
  test('is a link in the head of every page of the desk', async () => {
    expect(await html('/staff/find')).toMatch(/<header[^]*<a href="\/staff\/find"/);
  });

  test('lists every page under what it is about, and no filters', async () => {
    const page = await html('/staff/find');
    const links = linksIn(page);
    for (const href of ['/staff/people', '/staff/petitions/p/paper', '/petitions/p/ledger.csv'])
      expect(links).toContain(href);
    expect(links.filter((href) => href.includes('country='))).toEqual([]);
    expect(page).toMatch(/<form method="POST" action="\/staff\/sign-out"><button[^>]*>Log out/);
  });

  test.each([
    ['/staff/find?q=ukraine', '/staff/petitions/p/signatures?country=UA'],
    [
      '/staff/find?q=%D1%83%D0%BA%D1%80%D0%B0%D1%97%D0%BD%D0%B0',
      '/staff/petitions/p/signatures?country=UA',
    ],
    ['/staff/find?q=throwaway', '/staff/petitions/p/signatures?heldBecause=disposable-domain'],
    ['/staff/find?q=invite', '/staff/people#email'],
    ['/staff/find?q=undo', '/staff/petitions/p/invalidations'],
    ['/staff/find?q=undo+paper', '/staff/petitions/p/paper'],
    ['/uk/staff/find?q=undo', '/uk/staff/petitions/p/invalidations'],
    ['/uk/staff/find?q=ukraine', '/uk/staff/petitions/p/signatures?country=UA'],
  ])('finds by %s', async (path, first) => {
    expect(linksIn(await html(path))[0]).toBe(first);
  });

  test.each([
    ['approve', '/staff/petitions/p/invalidations'],
    ['approve a decision', '/staff/petitions/p/invalidations'],
    ['cancel', '/staff/petitions/p/invalidations'],
    ['схвалити', '/staff/petitions/p/invalidations'],
    ['release', '/staff/petitions/p/signatures?state=HELD'],
    ['refuse held', '/staff/petitions/p/signatures?state=HELD'],
    ['відхилити затримані', '/staff/petitions/p/signatures?state=HELD'],
    ['role', '/staff/people'],
    ['change a role', '/staff/people'],
    ['undo role', '/staff/people'],
    ['забрати роль', '/staff/people'],
    ['remove person', '/staff/people'],
    ['export', '/staff/petitions/p/files/map.csv'],
    ['експорт', '/staff/petitions/p/files/map.csv'],
    ['export ledger', '/petitions/p/ledger.csv'],
    ['log out elsewhere', '/staff/account#sessions'],
    ['recovery codes', '/staff/account#recovery'],
    ['lost phone', '/staff/account#app'],
    ['password', '/staff/account#currentPassword'],
  ])('finds an act by its verb: %s', async (typed, first) => {
    expect(linksIn(await html(`/staff/find?q=${encodeURIComponent(typed)}`))[0]).toBe(first);
  });

  test('finds by "wait" what waits for staff, before a country that has it in its name', async () => {
    const links = linksIn(await html('/staff/find?q=wait'));
    const at = (href: string) => links.indexOf(`/staff/petitions/p/${href}`);
    for (const href of ['invalidations', 'signatures?state=HELD']) {
      expect(at(href)).toBeGreaterThanOrEqual(0);
      expect(at(href)).toBeLessThan(at('signatures?country=KW'));
    }
  });

  test.each(['logout', 'log+out', 'log%20off', 'sign+out', '%D0%B2%D0%B8%D0%B9%D1%82%D0%B8'])(
    'finds the way out by %s',
    async (typed) => {
      const page = await html(`/staff/find?q=${typed}`);
      const found = page.slice(page.indexOf('<section'), page.indexOf('</main'));
      expect(found).toMatch(/<form method="POST" action="\/staff\/sign-out"><button[^>]*>Log out/);
    },
  );

  test('says how many it found, keeps what was typed, and runs none of it', async () => {
    const page = await html('/staff/find?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E');
    expect(wordsOf(page)).toContain('0 results');
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('value="&quot;><script>alert(1)</script>"'.replaceAll('<', '&lt;'));
  });

  test('says which keys there are, and that they need script', async () => {
    const words = wordsOf(await html('/staff/find'));
    for (const said of ['Next row of a list', 'g s Signatures', 'Keys need JavaScript.'])
      expect(words).toContain(said);
  });
});

describe('a colleague', () => {
  const search = async (typed: string) =>
    (await site.post('/staff/find?/search', { q: typed })).text();

  test('is looked for where people are, by a form: the address stands in none', async () => {
    const page = await search('cara@news.example');
    const [, form] = /<form method="POST" action="\/staff\/people\?\/search">([^]*?)<\/form>/.exec(
      page,
    )!;
    expect(form).toContain('name="person" value="cara@news.example"');
    expect(wordsOf(form!)).toBe('Find a person by address: cara@news.example');
    expect(page).not.toMatch(/(?:href|action|src)="[^"]*cara/);
    expect(page).toMatch(/<form method="POST" action="\/staff\/find\?\/search"/);
  });

  test('is offered to administrators alone', async () => {
    signedInAs(site, 'CAMPAIGNER');
    expect(await search('cara@news.example')).not.toContain('Find a person by address');
  });

  test('is offered last, and for nothing that stands in no address', async () => {
    expect(wordsOf(await search('invite'))).toMatch(
      /Invite somebody.*Find a person by address: invite/,
    );
    for (const typed of ['', 'ab', 'two words', '"><script>alert(1)</script>', 'a'.repeat(300)])
      expect(await search(typed)).not.toContain('Find a person by address');
  });
});

describe('the list for the palette', () => {
  const list = async (role: string) => {
    signedInAs(site, role);
    const answer = await site.page('/staff/find.json');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    return (await answer.json()) as { href: string }[];
  };

  test('is that of the role: a viewer is led to no page that is refused', async () => {
    const hrefs = (await list('VIEWER')).map(({ href }) => href);
    expect(hrefs).toContain('/staff/petitions/p');
    expect(
      hrefs.filter((href) => /people|record|signatures|invalidations|paper/.test(href)),
    ).toEqual([]);
  });

  test('names nobody', async () => {
    for (const role of ['VIEWER', 'ADMIN'])
      expect(JSON.stringify(await list(role))).not.toContain('@');
  });

  test('is for staff alone', async () => {
    site.refuse('StaffDesk', { code: 'UNAUTHENTICATED' });
    const answer = await site.page('/staff/find.json');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
  });
});
