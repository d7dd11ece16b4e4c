import { describe, expect, test } from 'vitest';
import { suggestAddress } from './email-typo.ts';

describe('"did you mean"', () => {
  test.each([
    ['suzie@gmial.com', 'suzie@gmail.com'],
    ['suzie@gamil.com', 'suzie@gmail.com'],
    ['suzie@gmail.co', 'suzie@gmail.com'],
    ['suzie@gmail.con', 'suzie@gmail.com'],
    ['suzie@gmail,com', 'suzie@gmail.com'],
    ['suzie@hotnail.com', 'suzie@hotmail.com'],
    ['suzie@hotmial.com', 'suzie@hotmail.com'],
    ['suzie@yaho.com', 'suzie@yahoo.com'],
    ['suzie@outlok.com', 'suzie@outlook.com'],
    ['suzie@iclud.com', 'suzie@icloud.com'],
    ['suzie@hotmail.co.ku', 'suzie@hotmail.co.uk'],
    ['suzie@btinternet.co', 'suzie@btinternet.com'],
    [' Suzie.O+news@GMIAL.COM ', 'Suzie.O+news@gmail.com'],
  ])('answers %s with %s', (typed, meant) => {
    expect(suggestAddress(typed)).toBe(meant);
  });

  test.each(
    `gmail.com googlemail.com hotmail.com hotmail.co.uk hotmail.fr yahoo.com yahoo.co.uk outlook.com
     live.co.uk icloud.com me.com btinternet.com aol.com gmx.de gmx.net web.de mail.ru ukr.net
     proton.me ymail.com sky.com example.org`.split(/\s+/),
  )('says nothing about %s', (domain) => {
    expect(suggestAddress(`suzie@${domain}`)).toBeNull();
  });

  test.each([[''], ['gmial.com'], ['@gmial.com'], ['a b@gmial.com'], ['a@b@gmial.com']])(
    'never makes an address of %j, which is none',
    (typed) => expect(suggestAddress(typed)).toBeNull(),
  );

  test('never suggests what it would correct again', () => {
    const once = suggestAddress('suzie@hotmail.co.ku') ?? '';
    expect(suggestAddress(once)).toBeNull();
  });
});
