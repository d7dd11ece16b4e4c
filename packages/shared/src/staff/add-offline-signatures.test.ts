import { expect, test } from 'vitest';
import { validate } from '../validate.ts';
import { addOfflineSignaturesSchema } from './add-offline-signatures.schema.ts';

const schema = addOfflineSignaturesSchema('2022-03-16');
const sheets = {
  petition: 'go-further-and-faster',
  count: 195,
  note: 'Paper sheets from two reading rooms.',
  collectedOn: '2022-03-12',
  idempotencyKey: 'a-key',
};

test('what was collected on paper up to today is taken, and added unless it says otherwise', () => {
  expect(validate(schema, sheets)).toEqual({ ok: true, output: { ...sheets, takeOff: false } });
  for (const fits of [{ collectedOn: '2022-03-16' }, { count: 1 }, { count: 1_000_000 }])
    expect(validate(schema, { ...sheets, ...fits }).ok).toBe(true);
});

test.each([
  ['count', 0, 'OUT_OF_RANGE'],
  ['count', -1, 'OUT_OF_RANGE'],
  ['count', 1_000_001, 'OUT_OF_RANGE'],
  ['count', 1.5, 'OUT_OF_RANGE'],
  ['count', NaN, 'WRONG_TYPE'],
  ['count', '195', 'WRONG_TYPE'],
  ['count', undefined, 'REQUIRED'],
  ['note', ' ', 'REQUIRED'],
  ['note', 'x'.repeat(501), 'TOO_LONG'],
  ['note', '195 \u202e', 'FORBIDDEN_CHARACTER'],
  ['collectedOn', '', 'REQUIRED'],
  ['collectedOn', '2022-03-17', 'DATE_IN_FUTURE'],
  ['collectedOn', '9999-12-31', 'DATE_IN_FUTURE'],
  ['collectedOn', '2022-02-30', 'DATE_INVALID'],
  ['collectedOn', '2022-13-01', 'DATE_INVALID'],
  ['collectedOn', '16/03/2022', 'DATE_INVALID'],
  ['collectedOn', '2022-03-16T00:00Z', 'DATE_INVALID'],
  ['collectedOn', '0001-01-01', 'DATE_INVALID'],
  ['idempotencyKey', '', 'REQUIRED'],
  ['idempotencyKey', 'a key', 'KEY_INVALID'],
  ['idempotencyKey', 'x'.repeat(101), 'KEY_INVALID'],
  ['idempotencyKey', 'a\u0000', 'KEY_INVALID'],
  ['takeOff', 'yes', 'WRONG_TYPE'],
])('%s %j is refused by name', (name, value, code) => {
  const answer = validate(schema, { ...sheets, [name]: value });
  expect(answer).toEqual({ ok: false, fields: [{ path: [name], code }] });
});
