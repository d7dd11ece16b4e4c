import { describe, expect, test } from 'vitest';
import { cacheRuleOf } from './cache-rules.ts';

const get = (url: string, headers = {}) => cacheRuleOf({ method: 'GET', url, headers });

describe('the micro-cache', () => {
  test('keeps public pages for just under a second and counts for just over half of one', () => {
    expect(get('/')).toEqual({ key: '/', maxAgeMs: 900 });
    expect(get('/articles/intercepted-call')?.maxAgeMs).toBe(900);
    expect(get('/petitions/x/check-email')?.maxAgeMs).toBe(900);
    expect(get('/petitions/x/map.svg')?.maxAgeMs).toBe(900);
    expect(get('/uk/petitions/x/share.png?v=1')).toEqual({
      key: '/uk/petitions/x/share.png',
      maxAgeMs: 60_000,
    });
    expect(get('/petitions/x/my-signature')).toBeNull();
    expect(get('/petitions/x/count.json')).toEqual({
      key: '/petitions/x/count.json',
      maxAgeMs: 550,
    });
  });

  test('keeps a ledger as any page, by the pages of its two lists, and its files once for all', () => {
    expect(get('/petitions/x/ledger')).toEqual({ key: '/petitions/x/ledger', maxAgeMs: 900 });
    expect(get('/uk/petitions/x/ledger?now=1')?.key).toBe('/uk/petitions/x/ledger');
    expect(get('/petitions/x/ledger?reasons=b&after=a&x=1')?.key).toBe(
      '/petitions/x/ledger?after=a&reasons=b',
    );
    expect(get(`/petitions/x/ledger?after=${'a'.repeat(600)}`)?.key).toBe('/petitions/x/ledger');
    for (const file of ['ledger.csv', 'ledger.json']) {
      const kept = { key: `/petitions/x/${file}`, maxAgeMs: 900 };
      expect(get(`/petitions/x/${file}?after=a`)).toEqual(kept);
      expect(get(`/uk/petitions/x/${file}`)).toEqual(kept);
    }
    expect(get('/petitions/x/ledger.xml')).toBeNull();
    expect(get('/staff/petitions/x/ledger')).toBeNull();
  });

  test.each([
    '/confirm/token',
    '/confirm/token/signed',
    '/signature/token',
    '/staff',
    '/sign-in',
    '/auth/get-session',
    '/graphql',
    '/go/gofundme',
    '/unsubscribe/token',
    '/articles/a/b',
    '/anything',
    '/__data.json',
    '//evil.example/',
    'http://evil.example/',
    '*',
  ])('never keeps %s', (url) => expect(get(url)).toBeNull());

  test('keeps a page of its own for each language, and one count for all', () => {
    expect(get('/uk')?.key).toBe('/uk');
    expect(get('/uk/petitions/x')?.key).toBe('/uk/petitions/x');
    expect(get('/uk?after=abc')?.key).toBe('/uk?after=abc');
    expect(get('/uk/petitions/x/count.json')).toEqual(get('/petitions/x/count.json'));
    for (const url of [
      '/uk/confirm/token',
      '/uk/staff',
      '/uk/uk',
      '/en',
      '/uk//',
      '/ukpetitions/x',
    ])
      expect(get(url)).toBeNull();
  });

  test('never keeps what a reader with a cookie asks for, nor what is sent', () => {
    expect(get('/', { cookie: 'session=1' })).toBeNull();
    expect(cacheRuleOf({ method: 'POST', url: '/petitions/x', headers: {} })).toBeNull();
  });

  test('keeps nothing under a name longer than a page of ours can have', () => {
    const longest = `/petitions/${encodeURIComponent('ก'.repeat(100))}`;
    expect(get(`${longest}/count.json`)?.key).toContain(longest);
    for (const path of ['/articles/', '/petitions/', '/campaigns/']) {
      expect(get(`${path}${'a'.repeat(2_000)}`)).toBeNull();
      expect(get(`${path}${'"'.repeat(500)}`)).toBeNull();
    }
    expect(get(`/petitions/${'a'.repeat(2_000)}/count.json`)).toBeNull();
  });

  test('serves HEAD from the same answer as GET', () => {
    expect(cacheRuleOf({ method: 'HEAD', url: '/', headers: {} })).toEqual(get('/'));
  });

  test('keeps one page for all sources, and tells answers apart by the page of a list', () => {
    const letter = get('/?utm=1&source=letter&x=2');
    expect(letter?.source).toBe('letter');
    expect(letter?.key).not.toContain('letter');
    expect(get('/?source=radio')?.key).toBe(letter?.key);
    expect(get('/')?.key).not.toBe(letter?.key);
    expect(get('/?source=NOT%20ONE')).toEqual(get('/'));
    expect(get('/articles/a?utm=1')?.key).toBe('/articles/a');
    expect(get('/?after=abc%3D')?.key).toBe('/?after=abc%3D');
    expect(get('/articles/a?after=abc')?.key).toBe('/articles/a');
    expect(get('/petitions/x/count.json?now=1')?.key).toBe('/petitions/x/count.json');
  });
});
