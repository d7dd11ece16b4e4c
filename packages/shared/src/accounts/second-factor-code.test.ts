import { expect, test } from 'vitest';
import { parseSecondFactorCode, recoveryCode } from './second-factor-code.ts';

test.each([
  ['123456', { kind: 'app', text: '123456' }],
  [' 123 456 ', { kind: 'app', text: '123456' }],
  ['abcde-fgh23', { kind: 'recovery', text: 'abcde-fgh23' }],
  ['ABCDE FGH23', { kind: 'recovery', text: 'abcde-fgh23' }],
])('%j is a code as people copy it', (raw, value) => {
  expect(parseSecondFactorCode(raw)).toEqual({ ok: true, value });
});

test.each([
  '12345',
  '1234567',
  '١٢٣٤٥٦',
  'abcde-fghi1',
  'abcde--fgh23',
  '123456\u0000',
  '{"$ne":1}',
])('%j is none', (raw) => {
  expect(parseSecondFactorCode(raw)).toEqual({ ok: false, code: 'CODE_INVALID' });
});

test('nothing typed is asked for', () => {
  expect(parseSecondFactorCode(' \t')).toEqual({ ok: false, code: 'REQUIRED' });
});

test('a recovery code is read back as it was written', () => {
  const code = recoveryCode((below) => below - 1);
  expect(code).toBe('99999-99999');
  expect(parseSecondFactorCode(code)).toMatchObject({ value: { kind: 'recovery', text: code } });
});
