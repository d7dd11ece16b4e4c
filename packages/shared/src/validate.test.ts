import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirmSignatureSchema } from './signatures/confirm-signature.schema.ts';
import { signPetitionSchema } from './signatures/sign-petition.schema.ts';
import { withdrawSignatureSchema } from './signatures/withdraw-signature.schema.ts';
import { validate } from './validate.ts';

const suzie = {
  petition: 'go-further-and-faster',
  name: ' Suzie  Okafor ',
  email: 'Suzie@Example.org',
  country: 'GB',
};

const fieldsOf = (input: unknown) => {
  const result = validate(signPetitionSchema, input);
  return result.ok ? [] : result.fields.map(({ path, code }) => `${path.join('.')}: ${code}`);
};

describe('a signature that is filled in rightly', () => {
  test('is read with the defaults that reveal and subscribe to nothing', () => {
    expect(validate(signPetitionSchema, suzie)).toEqual({
      ok: true,
      output: {
        petition: 'go-further-and-faster',
        name: 'Suzie Okafor',
        email: { address: 'Suzie@example.org', normalised: 'suzie@example.org' },
        country: 'GB',
        postcode: null,
        display: 'HIDDEN',
        consentToUpdates: false,
        source: null,
        locale: 'en',
      },
    });
  });

  test('may be an object without a prototype, with nulls where the schema allows them', () => {
    const input = Object.assign(Object.create(null), suzie, { postcode: null, source: null });
    expect(fieldsOf(input)).toEqual([]);
  });
});

describe('a signature that is not', () => {
  test('hears of all its fields at once, in their order', () => {
    expect(
      fieldsOf({ country: 'UK', email: 'a@b', name: '', petition: 'x', postcode: '_' }),
    ).toEqual([
      'name: REQUIRED',
      'email: EMAIL_INVALID',
      'country: COUNTRY_UNKNOWN',
      'postcode: POSTCODE_INVALID',
    ]);
    expect(fieldsOf({})).toEqual([
      'petition: REQUIRED',
      'name: REQUIRED',
      'email: REQUIRED',
      'country: REQUIRED',
    ]);
  });

  test.each([
    [{ name: null }, 'name: REQUIRED'],
    [{ name: undefined }, 'name: REQUIRED'],
    [{ name: 7 }, 'name: WRONG_TYPE'],
    [{ name: ['Suzie'] }, 'name: WRONG_TYPE'],
    [{ name: { toString: 'x' } }, 'name: WRONG_TYPE'],
    [{ email: true }, 'email: WRONG_TYPE'],
    [{ postcode: 12345 }, 'postcode: WRONG_TYPE'],
    [{ display: 'FULL' }, 'display: WRONG_TYPE'],
    [{ consentToUpdates: 'true' }, 'consentToUpdates: WRONG_TYPE'],
    [{ source: 'A B' }, 'source: SOURCE_INVALID'],
    [{ petition: 'a\u0000b' }, 'petition: SLUG_INVALID'],
    [{ petition: 'x'.repeat(101) }, 'petition: SLUG_INVALID'],
    [{ name: '\ud800' }, 'name: NAME_FORBIDDEN_CHARACTER'],
  ])('is told so: %j', (change, expected) => {
    expect(fieldsOf({ ...suzie, ...change })).toEqual([expected]);
  });

  test('hears of every unknown field, also of those that objects have by nature', () => {
    const input = JSON.parse(
      '{"status":"CONFIRMED","isStaff":true,"__proto__":{"x":1},"constructor":1,"toString":1}',
    );
    expect(fieldsOf(Object.assign(input, suzie)).sort()).toEqual([
      '__proto__: UNKNOWN_FIELD',
      'constructor: UNKNOWN_FIELD',
      'isStaff: UNKNOWN_FIELD',
      'status: UNKNOWN_FIELD',
      'toString: UNKNOWN_FIELD',
    ]);
  });

  test.each([[null], [undefined], ['x'], [7]])('is no object at all: %j', (input) => {
    expect(fieldsOf(input)).toEqual([`: ${input == null ? 'REQUIRED' : 'WRONG_TYPE'}`]);
  });

  test('never hears its own values again', () => {
    const canary = 'canary-5f1c';
    const value = fc.constantFrom<unknown>(canary, `${canary}@`, `http://${canary}`, [canary], {
      [canary]: canary,
    });
    const input = fc.record({ name: value, email: value, country: value, display: value });
    fc.assert(
      fc.property(input, (values) => {
        expect(JSON.stringify(validate(signPetitionSchema, values))).not.toContain(canary);
      }),
    );
  });
});

describe('confirming and withdrawing', () => {
  test('correct name and country only when they are given', () => {
    for (const left of [{}, { name: null, country: null }]) {
      const output = { token: 't', nonce: 'n', ...left };
      expect(validate(confirmSignatureSchema, output)).toEqual({ ok: true, output });
    }
    expect(validate(confirmSignatureSchema, { token: 't', nonce: '', name: '' })).toEqual({
      ok: false,
      fields: [
        { path: ['nonce'], code: 'REQUIRED' },
        { path: ['name'], code: 'REQUIRED' },
      ],
    });
  });

  test('take a token and nothing else', () => {
    expect(validate(withdrawSignatureSchema, { token: 't' }).ok).toBe(true);
    expect(validate(withdrawSignatureSchema, { token: 't', nonce: 'n' })).toEqual({
      ok: false,
      fields: [{ path: ['nonce'], code: 'UNKNOWN_FIELD' }],
    });
  });
});
