import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createKeyring } from '../../platform/crypto.ts';
import { contactIdOf, maskAddress } from './contact.service.ts';

const keyring = createKeyring([{ id: 'a', bytes: randomBytes(32) }], randomBytes(32));

test('a contact id is a UUIDv8 that only the key and the address make', () => {
  const id = contactIdOf(keyring, 'suzie@example.org');
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(contactIdOf(keyring, 'suzie@example.org')).toBe(id);
  expect(contactIdOf(keyring, 'suzie+1@example.org')).not.toBe(id);
  const other = createKeyring([{ id: 'a', bytes: randomBytes(32) }], randomBytes(32));
  expect(contactIdOf(other, 'suzie@example.org')).not.toBe(id);
});

test.each([
  ['suzie@example.org', 's***@e***.org'],
  ['a@b.co.uk', 'a***@b***.uk'],
])('%s is masked as %s', (address, masked) => {
  expect(maskAddress(address)).toBe(masked);
});
