import { describe, expect, test } from 'vitest';
import { looseAddress } from './loose-address.rules.ts';

describe('one mailbox has one loose form', () => {
  test.each([
    ['j.doe@gmail.com', 'jdoe@gmail.com'],
    ['jdoe+1@gmail.com', 'jdoe@gmail.com'],
    ['j.d.o.e+500@gmail.com', 'jdoe@gmail.com'],
    ['jdoe@googlemail.com', 'jdoe@gmail.com'],
    ['j.doe+news@googlemail.com', 'jdoe@gmail.com'],
    ['jdoe+a+b@gmail.com', 'jdoe@gmail.com'],
    ['jdoe+@gmail.com', 'jdoe@gmail.com'],
    ['jdoe+a.b@gmail.com', 'jdoe@gmail.com'],
    ['suzie+tag@outlook.com', 'suzie@outlook.com'],
    ['suzie+1@hotmail.com', 'suzie@hotmail.com'],
    ['suzie+x@live.com', 'suzie@live.com'],
    ['suzie+x@icloud.com', 'suzie@icloud.com'],
    ['suzie@me.com', 'suzie@icloud.com'],
    ['suzie+y@me.com', 'suzie@me.com'],
    ['suzie+x@proton.me', 'suzie@proton.me'],
    ['suzie@pm.me', 'suzie@protonmail.com'],
    ['suzie+z@protonmail.com', 'suzie@proton.me'],
    ['suzie+x@fastmail.com', 'suzie@fastmail.com'],
  ])('%s and %s', (one, other) => {
    expect(looseAddress(one)).not.toBe(null);
    expect(looseAddress(one)).toBe(looseAddress(other));
  });
});

describe('two people are not taken for one', () => {
  test.each([
    ['john.smith@outlook.com', 'johnsmith@outlook.com'],
    ['john.smith@hotmail.com', 'johnsmith@hotmail.com'],
    ['john.smith@icloud.com', 'johnsmith@icloud.com'],
    ['john.smith@proton.me', 'johnsmith@proton.me'],
    ['john.smith@fastmail.com', 'johnsmith@fastmail.com'],
    ['suzie@outlook.com', 'suzie@hotmail.com'],
    ['suzie@hotmail.com', 'suzie@live.com'],
    ['suzie@outlook.com', 'suzie@live.com'],
    ['suzie@gmail.com', 'suzie@icloud.com'],
    ['suzie@gmail.com', 'suzie@proton.me'],
    ['jdoe@gmail.com', 'jdoe1@gmail.com'],
    ['j-doe@gmail.com', 'jdoe@gmail.com'],
    ['j_doe@gmail.com', 'jdoe@gmail.com'],
    ['jdoe=1@gmail.com', 'jdoe@gmail.com'],
  ])('%s and %s', (one, other) => {
    expect(looseAddress(one)).not.toBe(looseAddress(other));
  });
});

describe('nothing is loose about', () => {
  test.each([
    "o'neil+tag@corp.example",
    'j.doe@corp.example',
    'jdoe+1@example.org',
    'jdoe+1@ukr.net',
    'jdoe+1@yahoo.com',
    'jdoe+1@gmail.com.evil.example',
    'jdoe+1@mail.gmail.com',
    'jdoe+1@notgmail.com',
    'jdoe+1@gmail.co',
    '+tag@gmail.com',
    'suzie+x@hotmail.fr',
    'suzie+x@gmx.de',
  ])('%s', (address) => expect(looseAddress(address)).toBe(null));
});
