import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createKeyring, seal, unseal } from './crypto.ts';
import { openToken, signToken } from './signed-token.ts';

const old = { id: 'old', bytes: randomBytes(32) };
const current = { id: 'new', bytes: randomBytes(32) };
const index = randomBytes(32);
const keyring = createKeyring([current, old], index);

describe('a sealed value', () => {
  test('never shares its random start with another, however many are made', () => {
    const starts = Array.from({ length: 2000 }, () =>
      seal(keyring, 'Suzie', 'table|1|id')
        .subarray(0, 2 + 'new'.length + 12)
        .toString('hex'),
    );
    expect(new Set(starts).size).toBe(2000);
  });

  test('opens to what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sealed = seal(keyring, text, 'row 1');
        expect(unseal(keyring, sealed, 'row 1')).toBe(Buffer.from(text, 'utf8').toString('utf8'));
      }),
    );
  });

  test('does not open in another row', () => {
    expect(() => unseal(keyring, seal(keyring, 'Suzie', 'row 1'), 'row 2')).toThrow();
  });

  test('does not open with any bit changed', () => {
    const sealed = seal(keyring, 'Suzie', 'row 1');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => unseal(keyring, changed, 'row 1')).toThrow();
    }
  });

  test('still opens after a new key has come', () => {
    const sealed = seal(createKeyring([old], index), 'Suzie', 'row 1');
    expect(unseal(keyring, sealed, 'row 1')).toBe('Suzie');
    expect(() => unseal(createKeyring([current], index), sealed, 'row 1')).toThrow();
  });
});

describe('a token', () => {
  const payload = Buffer.from('payload');

  test('opens for its purpose only', () => {
    const token = signToken(keyring, 'confirm', payload);
    expect(openToken(keyring, 'confirm', token)).toEqual(payload);
    expect(openToken(keyring, 'own', token)).toBeNull();
  });

  test('is not opened when any character is another, is missing or is added', () => {
    const token = signToken(keyring, 'confirm', payload);
    for (let i = 0; i < token.length; i += 1) {
      const other = token[i] === 'A' ? 'B' : 'A';
      expect(
        openToken(keyring, 'confirm', token.slice(0, i) + other + token.slice(i + 1)),
      ).toBeNull();
    }
    for (const changed of [
      token.slice(1),
      token.slice(0, -1),
      `${token}A`,
      `${token}=`,
      ` ${token}`,
      '',
    ]) {
      expect(openToken(keyring, 'confirm', changed)).toBeNull();
    }
  });

  test('made under the old key is good as long as the key is there', () => {
    const token = signToken(createKeyring([old], index), 'confirm', payload);
    expect(openToken(keyring, 'confirm', token)).toEqual(payload);
    expect(openToken(createKeyring([current], index), 'confirm', token)).toBeNull();
  });
});
