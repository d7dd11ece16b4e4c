import { describe, expect, test } from 'vitest';
import { parsePostcode } from './postcode.ts';

describe('a postcode', () => {
  test.each([
    [' sw1a  1aa ', 'SW1A 1AA'],
    ['01001', '01001'],
    ['1234-567', '1234-567'],
    ['１００－０００１', '100-0001'],
    ['A'.repeat(16), 'A'.repeat(16)],
    ['', null],
    ['   ', null],
  ])('%j is kept as %j', (raw, value) => {
    expect(parsePostcode(raw)).toEqual({ ok: true, value });
  });

  test.each([['A'.repeat(17)], ['-'], ['SW1A_1AA'], ['<b>'], ['1\u00002'], ['ÄÖ 1'], ['\ud800']])(
    '%j is none',
    (raw) => expect(parsePostcode(raw)).toEqual({ ok: false, code: 'POSTCODE_INVALID' }),
  );

  test('of a million characters is none', () => {
    expect(parsePostcode('1'.repeat(1_000_000)).ok).toBe(false);
    expect(parsePostcode(' '.repeat(1_000_000)).ok).toBe(false);
  });
});
