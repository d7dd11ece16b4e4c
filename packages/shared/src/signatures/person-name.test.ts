import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePersonName } from './person-name.ts';

const codeOf = (raw: string) => {
  const parsed = parsePersonName(raw);
  return parsed.ok ? `accepted: ${parsed.value}` : parsed.code;
};

describe('a name', () => {
  test.each([
    ['Suzie Okafor'],
    ['Олена Ґудзь'],
    ['山田 太郎'],
    ['محمد علی'],
    ['O’Neill-Łukasiewicz'],
    ['Nguyễn Thị Ánh'],
    ['ʻAukai Kealoha'],
    ['김민준'],
    ['Ἀλέξανδρος'],
    ['יוסף'],
    ['བསྒྲུབས'],
    ['علی\u200Cرضا'],
    ['क्\u200Dष'],
    ['മോഹന്\u200D'],
    ['葛\u{E0100}城'],
    ['Anna ❤\uFE0F'],
    ['X Æ A-12'],
    ['<img src=x onerror=alert(1)>'],
    ['=cmd|calc'],
    ["Robert'); DROP TABLE students;--"],
  ])('%s is taken as it is written', (name) => {
    expect(codeOf(name)).toBe(`accepted: ${name.normalize('NFC')}`);
  });

  test('is trimmed, composed, and has single spaces', () => {
    expect(codeOf(' \t Zoe\u0308 \u00A0\u3000 Smith\r\n')).toBe('accepted: Zo\u00EB Smith');
  });

  test.each([[''], ['   '], ['\t\r\n'], ['\u3000']])('of nothing (%j) is required', (name) => {
    expect(codeOf(name)).toBe('REQUIRED');
  });

  test.each([['=1+1'], ['12345'], ['…'], ['👩'], ['-'], ['1.2.3.4']])(
    '%s has no letter and is refused',
    (name) => expect(codeOf(name)).toBe('NAME_WITHOUT_LETTER'),
  );

  test('stays the same when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (raw) => {
        const parsed = parsePersonName(raw);
        if (parsed.ok) expect(parsePersonName(parsed.value)).toEqual(parsed);
      }),
      { numRuns: 2_000 },
    );
  });

  test('of a 10,000 or 1,000,000 characters is refused', () => {
    expect(codeOf('a'.repeat(10_000))).toBe('NAME_TOO_LONG');
    expect(codeOf('e\u0301'.repeat(500_000))).toBe('NAME_TOO_LONG');
    expect(codeOf(' '.repeat(1_000_000))).toBe('NAME_TOO_LONG');
  });

  test('has at most 100 graphemes', () => {
    expect(codeOf('é'.repeat(100))).toMatch(/^accepted/);
    expect(codeOf('é'.repeat(101))).toBe('NAME_TOO_LONG');
    expect(codeOf('क्षि'.repeat(60))).toMatch(/^accepted/);
  });

  test('has at most 1,000 bytes', () => {
    const twelveBytes = 'क्षि';
    expect(codeOf(twelveBytes.repeat(83))).toMatch(/^accepted/);
    expect(codeOf(twelveBytes.repeat(84))).toBe('NAME_TOO_LONG');
  });

  test('has at most four marks on one base, however they are typed', () => {
    expect(codeOf(`e${'\u0301'.repeat(4)}`)).toMatch(/^accepted/);
    expect(codeOf(`e${'\u0301'.repeat(5)}`)).toBe('NAME_TOO_MANY_MARKS');
    expect(codeOf(`\u00E9${'\u0301'.repeat(4)}`)).toBe('NAME_TOO_MANY_MARKS');
    expect(codeOf(`e${'\u0301'.repeat(200)}`)).toBe('NAME_TOO_MANY_MARKS');
    expect(codeOf(`e${'\u0301\u0301\u200D'.repeat(3)}\u0301`)).toBe('NAME_TOO_MANY_MARKS');
  });
});
