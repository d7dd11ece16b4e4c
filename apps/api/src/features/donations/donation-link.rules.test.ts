import { describe, expect, test } from 'vitest';
import { allowedDonationUrl } from './donation-link.rules.ts';

describe('a donation link may lead to', () => {
  test.each([
    ['https://www.gofundme.com/f/refugees-welcome-demo'],
    ['https://gofundme.com/f/x?lang=en#story'],
    ['https://donate.redcross.org.uk/appeal/ukraine'],
    ['https://WWW.GoFundMe.com/f/x', 'https://www.gofundme.com/f/x'],
    ['https://www.gofundme.com:443/f/x', 'https://www.gofundme.com/f/x'],
    ['https://www.gofundme.com', 'https://www.gofundme.com/'],
  ])('%s', (url, reads = url) => {
    expect(allowedDonationUrl(url)).toBe(reads);
  });
});

describe('a donation link may not lead to', () => {
  test.each([
    'http://www.gofundme.com/f/x',
    '//www.gofundme.com/f/x',
    '/f/x',
    '',
    'https:www.gofundme.com/f/x',
    'https:/www.gofundme.com/f/x',
    'https:\\\\www.gofundme.com\\f',
    'https://www.gofundme.com\\@evil.example/',
    'https://evil.example\\.gofundme.com/',
    ' https://www.gofundme.com/f/x',
    'https://www.gofundme.com/f/x\r\nSet-Cookie: a=b',
    'https://www.gofundme.com/f/\tx',
    'https://www.gofundme.com/f/\u0000',
    'java\nscript:alert(1)',
    'javascript:alert(1)//https://www.gofundme.com/',
    'data:text/html,https://www.gofundme.com/',
    'https://good@evil.example/',
    'https://www.gofundme.com@evil.example/',
    'https://user@www.gofundme.com/f/x',
    'https://:secret@www.gofundme.com/f/x',
    'https://www.gofundme.com:8443/f/x',
    'https://www.gofundme.com./f/x',
    'https://gofundme.com.evil.example/',
    'https://evilgofundme.com/',
    'https://evil.example/www.gofundme.com',
    'https://evil.example#.gofundme.com',
    'https://evil.example?.gofundme.com',
    'https://www.gofundm\u0435.com/f/x',
    'https://www.xn--gofundm-5of.com/f/x',
    'https://127.0.0.1/',
    'https://[::1]/',
    `https://www.gofundme.com/${'x'.repeat(2_000)}`,
  ])('%j', (url) => {
    expect(allowedDonationUrl(url)).toBeNull();
  });
});
