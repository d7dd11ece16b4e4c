import { describe, expect, test } from 'vitest';
import { isFindKey, keyOf } from './key-of.ts';
import { createSequence } from './sequence.ts';

test.each([
  [{ key: 'j', code: 'KeyJ' }, 'j'],
  [{ key: 'J', code: 'KeyJ' }, 'j'],
  // Letters where they stand on a Dvorak keyboard, whose keys have other places.
  [{ key: 'j', code: 'KeyC' }, 'j'],
  [{ key: 'о', code: 'KeyJ' }, 'j'],
  [{ key: 'Ч', code: 'KeyX' }, 'x'],
  [{ key: '?', code: 'Digit7' }, '?'],
  [{ key: 'ArrowDown', code: 'ArrowDown' }, 'arrowdown'],
  [{ key: 'ї', code: 'BracketRight' }, 'ї'],
])('%j is %j', (pressed, key) => expect(keyOf(pressed)).toBe(key));

describe('the keys that find', () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  test.each([
    ['Ctrl K', { key: 'k', code: 'KeyK', ctrlKey: true }, true],
    ['Command K', { key: 'k', code: 'KeyK', metaKey: true }, true],
    ['Ctrl K, in Ukrainian', { key: 'л', code: 'KeyK', ctrlKey: true }, true],
    ['K', { key: 'k', code: 'KeyK' }, false],
    ['Ctrl Shift K', { key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true }, false],
    ['Ctrl Alt K', { key: 'k', code: 'KeyK', ctrlKey: true, altKey: true }, false],
    ['Ctrl L', { key: 'l', code: 'KeyL', ctrlKey: true }, false],
  ])('%s', (_name, pressed, expected) => {
    expect(isFindKey({ ...none, ...pressed })).toBe(expected);
  });
});

describe('a sequence', () => {
  test('is two keys soon after each other', () => {
    const press = createSequence();
    expect([press('g', 0), press('s', 1_000)]).toEqual([null, 'g s']);
    expect([press('g', 2_000), press('g', 2_100), press('s', 2_200)]).toEqual([null, 'g g', 's']);
  });

  test('is forgotten when the second one is late', () => {
    const press = createSequence();
    expect([press('g', 0), press('x', 1_501)]).toEqual([null, 'x']);
  });
});
