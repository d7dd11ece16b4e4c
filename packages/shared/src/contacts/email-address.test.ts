import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEmailAddress } from './email-address.ts';

const normalised = (raw: string) => {
  const parsed = parseEmailAddress(raw);
  return parsed.ok ? parsed.normalised : parsed.code;
};

const atom = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,12}$/);
const label = fc.stringMatching(/^[A-Za-z]([A-Za-z0-9]{0,8}[A-Za-z0-9])?$/);
const address = fc
  .tuple(fc.array(atom, { minLength: 1, maxLength: 4 }), label, fc.constantFrom('org', 'co.uk'))
  .map(([atoms, host, ending]) => `${atoms.join('.')}@${host}.${ending}`);

describe('an email address', () => {
  test.each([
    ['suzie@example.org', 'suzie@example.org'],
    ["o'neil+tag@corp.example", "o'neil+tag@corp.example"],
    ['a@x.org', 'a@x.org'],
    ['J.Doe+petition@GMAIL.com', 'j.doe+petition@gmail.com'],
    ['first.last@sub.domain.example.co.uk', 'first.last@sub.domain.example.co.uk'],
    ['1@2go.example', '1@2go.example'],
    ['!#$%&*/=?^_`{|}~-@example.org', '!#$%&*/=?^_`{|}~-@example.org'],
    ['jörg@example.org', 'EMAIL_INVALID'],
    ['joerg@müller.example', 'joerg@xn--mller-kva.example'],
    ['joerg@MU\u0308LLER.example', 'joerg@xn--mller-kva.example'],
    ['joerg@XN--MLLER-KVA.example', 'joerg@xn--mller-kva.example'],
    ['pochta@пример.рф', 'pochta@xn--e1afmkfd.xn--p1ai'],
    ['a@straße.example', 'a@xn--strae-oqa.example'],
  ])('%s is read as %s', (raw, expected) => {
    expect(normalised(raw)).toBe(expected);
  });

  test('is sent to as it was typed, but for the domain', () => {
    expect(parseEmailAddress(' Suzie.Okafor@MÜLLER.example\n')).toEqual({
      ok: true,
      address: 'Suzie.Okafor@xn--mller-kva.example',
      normalised: 'suzie.okafor@xn--mller-kva.example',
    });
  });

  test.each([
    ['john.smith@outlook.com', 'johnsmith@outlook.com'],
    ['suzie@example.org', 'suzie+1@example.org'],
    ['a@gmail.com', 'a@googlemail.com'],
  ])('%s is another person than %s', (one, other) => {
    expect(normalised(one)).not.toBe(normalised(other));
  });

  test('is the same person whatever the case and the spaces around it', () => {
    fc.assert(
      fc.property(address, fc.constantFrom('', ' ', '\t', ' \r\n'), (raw, space) => {
        const person = normalised(raw);
        expect(person).toContain('@');
        expect(normalised(`${space}${raw.toUpperCase()}${space}`)).toBe(person);
        expect(normalised(raw.toLowerCase())).toBe(person);
      }),
    );
  });

  test('stays the same when it is read again', () => {
    fc.assert(
      fc.property(fc.oneof(address, fc.emailAddress(), fc.string({ unit: 'binary' })), (raw) => {
        const parsed = parseEmailAddress(raw);
        if (!parsed.ok) return;
        expect(parseEmailAddress(parsed.address)).toEqual(parsed);
        expect(normalised(parsed.normalised)).toBe(parsed.normalised);
        expect(parsed.address).toMatch(/^[\x21-\x7e]+@[a-z0-9.-]+\.[a-z0-9-]+$/);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([[''], ['   '], ['\r\n']])('of nothing (%j) is required', (raw) => {
    expect(normalised(raw)).toBe('REQUIRED');
  });

  test('fits 64 characters before the @, 63 in a label, 254 in all', () => {
    const host = `${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(57)}.org`;
    expect(normalised(`${'a'.repeat(64)}@${host}`)).toHaveLength(254);
    expect(normalised(`${'a'.repeat(65)}@example.org`)).toBe('EMAIL_INVALID');
    expect(normalised(`${'a'.repeat(64)}@d${host}`)).toBe('EMAIL_INVALID');
    expect(normalised(`${'a'.repeat(64)}@d.${host}`)).toBe('EMAIL_INVALID');
    expect(normalised(`a@${'d'.repeat(64)}.org`)).toBe('EMAIL_INVALID');
    expect(normalised(`${'a'.repeat(1_000_000)}@example.org`)).toBe('EMAIL_INVALID');
    expect(normalised(`a@${'ü'.repeat(240)}.example`)).toBe('EMAIL_INVALID');
  });
});
