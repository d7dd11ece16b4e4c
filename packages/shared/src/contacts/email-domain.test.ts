import { expect, test } from 'vitest';
import { parseEmailDomain } from './email-domain.ts';

test.each([
  ['example.org', 'example.org'],
  [' @Example.ORG ', 'example.org'],
  ['приклад.укр', 'xn--80aikifvh.xn--j1amh'],
])('%s is the domain %s', (typed, value) => {
  expect(parseEmailDomain(typed)).toEqual({ ok: true, value });
});

test.each(['', '@', 'localhost', 'a@example.org', 'example.org\u0000', 'exa mple.org', '@@a.org'])(
  '%j is no domain of an address',
  (typed) => {
    expect(parseEmailDomain(typed)).toEqual({ ok: false, code: 'DOMAIN_INVALID' });
  },
);
