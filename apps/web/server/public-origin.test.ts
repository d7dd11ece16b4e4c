import { expect, test } from 'vitest';
import { originOf } from './public-origin.ts';

const site = 'http://localhost:3000';
const known = { protocol: 'http', host: 'localhost:3000' };
const from = (headers: Record<string, string>, publicOrigin = site, proto?: string) =>
  originOf({ headers }, publicOrigin, proto);

test('a page is rendered for the public origin, whatever Host says', () => {
  expect(from({ host: 'evil.example' })).toEqual(known);
  expect(from({})).toEqual(known);
});

test('a form from the public origin passes, also behind a proxy that renames the host', () => {
  expect(from({ host: '10.0.0.7:3000', origin: site })).toEqual(known);
  expect(
    from({ host: 'web:3000', origin: 'https://news.example' }, 'https://news.example'),
  ).toEqual({ protocol: 'https', host: 'news.example' });
});

test('a form from another name of this machine passes', () => {
  const headers = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' };
  expect(from(headers)).toEqual({ protocol: 'http', host: '127.0.0.1:3000' });
});

test('a form from a stranger is measured against our origin, and fails', () => {
  expect(from({ host: 'localhost:3000', origin: 'https://evil.example' })).toEqual(known);
  expect(from({ host: 'localhost:3000', origin: 'null' })).toEqual(known);
  expect(
    from({ host: 'news.example', origin: 'http://news.example' }, 'https://news.example', 'https'),
  ).toEqual({ protocol: 'https', host: 'news.example' });
});
