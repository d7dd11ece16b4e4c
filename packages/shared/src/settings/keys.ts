import * as v from 'valibot';

export interface SecretKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

const KEY_BYTES = 32;
// 32 random bytes hold fewer than 16 different ones about once in 10^12 keys; typed ones nearly always.
const KEY_MIN_DISTINCT_BYTES = 16;

/** `id:base64url(32 bytes)`, comma-separated; the first one encrypts and signs. */
export const secretKeys = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((part) => part.trim().split(':'))),
  v.check(
    (pairs) => pairs.every(([id, key, ...more]) => isId(id) && isKey(key) && more.length === 0),
    `must be id:key pairs separated by commas, each key ${KEY_BYTES} bytes in base64url`,
  ),
  v.transform((pairs): SecretKey[] => pairs.map(([id, key]) => ({ id: id!, bytes: decode(key!) }))),
  v.check(
    isUnique((key) => key.id),
    'must not name an id twice',
  ),
  v.check(
    isUnique((key) => key.bytes.join()),
    'must not hold a key twice',
  ),
  v.check((keys) => keys.every((key) => !isWeak(key.bytes)), 'must be random; this can be guessed'),
);

export const blindIndexKey = v.pipe(
  v.string(),
  v.check((text) => isKey(text), `must be ${KEY_BYTES} bytes in base64url`),
  v.transform(decode),
  v.check((bytes) => !isWeak(bytes), 'must be random; this can be guessed'),
);

export function isSameKey(one: Uint8Array, other: Uint8Array): boolean {
  return one.join() === other.join();
}

function isId(text: string | undefined): boolean {
  return text !== undefined && /^[\w-]{1,32}$/.test(text);
}

function isKey(text: string | undefined): boolean {
  return text !== undefined && /^[\w-]+={0,2}$/.test(text) && decode(text).length === KEY_BYTES;
}

function decode(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64url'));
}

function isWeak(bytes: Uint8Array): boolean {
  return new Set(bytes).size < KEY_MIN_DISTINCT_BYTES || isStaircase(bytes);
}

/** 0, 1, 2, 3 … and the like: all different, and the first thing that anyone would try. */
function isStaircase(bytes: Uint8Array): boolean {
  const steps = bytes.slice(1).map((byte, i) => byte - bytes[i]!);
  return new Set(steps).size === 1;
}

function isUnique<Item>(by: (item: Item) => string) {
  return (items: Item[]) => new Set(items.map(by)).size === items.length;
}
