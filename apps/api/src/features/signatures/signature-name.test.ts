import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createKeyring } from '../../platform/crypto.ts';
import { openSignatureName, signatureName } from './signature-name.ts';

const keyring = createKeyring([{ id: 'a', bytes: randomBytes(32) }], randomBytes(32));
const [petition, other, contact] = [randomUUID(), randomUUID(), randomUUID()];

test('a signature has one name, which leads back to it', () => {
  const name = signatureName(keyring, petition, contact);
  expect(signatureName(keyring, petition, contact)).toBe(name);
  expect(openSignatureName(keyring, petition, name)).toBe(contact);
});

test('the name tells neither the contact nor what else it signed', () => {
  const name = signatureName(keyring, petition, contact);
  expect(Buffer.from(name, 'base64url').toString('hex')).not.toBe(contact.replaceAll('-', ''));
  expect(signatureName(keyring, other, contact)).not.toBe(name);
  expect(openSignatureName(keyring, other, name)).not.toBe(contact);
});

test.each(['', 'x', 'A'.repeat(21), 'A'.repeat(23), '!'.repeat(22), `${'A'.repeat(21)}B`])(
  '%j is no name',
  (text) => expect(openSignatureName(keyring, petition, text)).toBe(null),
);
