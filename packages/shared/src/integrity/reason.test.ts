import { expect, test } from 'vitest';
import { parseReason } from './reason.ts';

test.each([
  ['Paper sheets from two reading rooms.', 'Paper sheets from two reading rooms.'],
  ['  Two\r\nlines\tand  spaces ', 'Two lines and spaces'],
  ['Паперові аркуші, зібрані в Києві – 195.', 'Паперові аркуші, зібрані в Києві – 195.'],
  ['e\u0301te\u0301', '\u00e9t\u00e9'],
  ['می‌خواهم', 'می‌خواهم'],
  ['x'.repeat(500), 'x'.repeat(500)],
  ['😀'.repeat(500), '😀'.repeat(500)],
])('%j is a reason, in one line', (raw, reason) => {
  expect(parseReason(raw)).toEqual({ ok: true, value: reason });
});

test.each([
  ['', 'REQUIRED'],
  [' \n ', 'REQUIRED'],
  ['x'.repeat(501), 'TOO_LONG'],
  ['x '.repeat(100_000), 'TOO_LONG'],
  ['a\u0000b', 'FORBIDDEN_CHARACTER'],
  ['a\u001b[2Jb', 'FORBIDDEN_CHARACTER'],
  ['195 \u202egnp.exe', 'FORBIDDEN_CHARACTER'],
  ['a\u2066b\u2069', 'FORBIDDEN_CHARACTER'],
  ['a\u200bb', 'FORBIDDEN_CHARACTER'],
  ['a\ufeffb', 'FORBIDDEN_CHARACTER'],
  ['a\ud800b', 'FORBIDDEN_CHARACTER'],
])('%j is refused', (raw, code) => {
  expect(parseReason(raw)).toEqual({ ok: false, code });
});
