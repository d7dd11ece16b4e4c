import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createKeyring } from '../../platform/crypto.ts';
import { contactIdOf } from './contact.service.ts';
import { isDisposable, looseIdOf } from './contact-likeness.service.ts';

const keyring = createKeyring([{ id: 'a', bytes: randomBytes(32) }], randomBytes(32));

test.each(['x@mailinator.com', 'x@sub.domain.mailinator.com', 'x@guerrillamail.com'])(
  '%s is an address for an hour',
  (address) => expect(isDisposable(address)).toBe(true),
);

test.each(['x@example.org', 'x@ourmailinator.example', 'x@mailinator.com.example', 'x@gmail.com'])(
  '%s is not',
  (address) => expect(isDisposable(address)).toBe(false),
);

test('a mailbox is known by a keyed hash that is not the contact of any of its addresses', () => {
  const id = looseIdOf(keyring, 'j.doe+1@gmail.com');
  expect(id).toBe(looseIdOf(keyring, 'jdoe@googlemail.com'));
  expect(id).not.toBe(contactIdOf(keyring, 'jdoe@gmail.com'));
  const other = createKeyring([{ id: 'a', bytes: randomBytes(32) }], randomBytes(32));
  expect(looseIdOf(other, 'jdoe@gmail.com')).not.toBe(id);
  expect(looseIdOf(keyring, 'jdoe@example.org')).toBe(null);
});
