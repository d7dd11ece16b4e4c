import { describe, expect, test } from 'vitest';
import { parseEmailAddress } from './email-address.ts';

const REFUSED: Record<string, string[]> = {
  'a second recipient or header': [
    'a@b.org\r\nBcc: e@x.com',
    'a@b.org\nBcc:e@x.com',
    'a@b.org, e@x.com',
    'a@b.org,e@x.com',
    'a@b.org;e@x.com',
    'a@b.org> <e@x.com',
    'a@b.org e@x.com',
    '"v@gmail.com x"@internal',
    '"v@gmail.com x"@internal.example',
    'a@b@c.org',
    'a%40b.org@c.org@d.org',
  ],
  'a name, brackets or a comment': [
    'Suzie <suzie@example.org>',
    '<suzie@example.org>',
    'mailto:suzie@example.org',
    'suzie(home)@example.org',
    'suzie@example.org(home)',
    '"suzie"@example.org',
    'group:a@b.org;',
  ],
  'a broken local part': [
    '@example.org',
    '.a@example.org',
    'a.@example.org',
    'a..b@example.org',
    'a b@example.org',
    'a\u0000b@example.org',
    'a\tb@example.org',
    'a\\b@example.org',
    'a\u200Bb@example.org',
    'ａ@example.org',
    '\ud800@example.org',
  ],
  'a domain that is none': [
    'a',
    'a@',
    'a@localhost',
    'a@example',
    'a@.org',
    'a@example.',
    'a@example.org.',
    'a@example..org',
    'a@-example.org',
    'a@example-.org',
    'a@exa_mple.org',
    'a@exam ple.org',
    'a@example.o',
    'a@example.123',
    'a@ex\u00ADample.org',
    'a@ex\u034Fample.org',
    'a@ex\u0000ample.org',
    'a@\ud800.org',
  ],
  'an address of a machine': [
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    'a@[IPv6:::1]',
    'a@127.1',
    'a@2130706433',
    'a@0x7f.0.0.1',
    'a@0x7f000001',
    'a@1.2.3.0x4',
    'a@１２７.０.０.１',
  ],
  'more of an URL than a host': [
    'a@example.org:25',
    'a@example.org/path',
    'a@example.org?x',
    'a@example.org#x',
    'a@user:pass@example.org',
    'a@example%2eorg',
    'a@example.org\\x',
    'a@exa\nmple.org',
    'a@exa\tmple.org',
  ],
};

describe('an email address is refused', () => {
  test.each(Object.entries(REFUSED))('with %s', (_, addresses) => {
    const codes = addresses.map((address) => {
      const parsed = parseEmailAddress(address);
      return [address, parsed.ok ? parsed.address : parsed.code];
    });
    expect(codes).toEqual(addresses.map((address) => [address, 'EMAIL_INVALID']));
  });
});
