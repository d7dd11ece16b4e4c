import { expect, test } from 'vitest';
import { createHashingTurns } from './hashing-turns.ts';

/** Work that ends when it is told to. */
function bench() {
  const turns = createHashingTurns();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const take = (who: 'known' | 'stranger', name: string) =>
    turns.take(who, () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.push(resolve));
    });
  const finishOne = async () => {
    ends.shift()!();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { take, begun, finishOne };
}

test('two passwords are hashed at a time, and a browser that was here before goes first', async () => {
  const { take, begun, finishOne } = bench();
  for (const name of ['a', 'b', 'c', 'd']) void take('stranger', name);
  void take('known', 'staff');
  expect(begun).toEqual(['a', 'b']);
  await finishOne();
  expect(begun).toEqual(['a', 'b', 'staff']);
  await finishOne();
  expect(begun).toEqual(['a', 'b', 'staff', 'c']);
});

test('strangers who come when sixty-four wait are refused, and staff are not', async () => {
  const { take, begun, finishOne } = bench();
  for (let i = 0; i < 66; i += 1) void take('stranger', `stranger ${i}`);
  await expect(take('stranger', 'late')).rejects.toMatchObject({ code: 'OVERLOADED' });
  void take('known', 'staff');
  await finishOne();
  expect(begun.at(-1)).toBe('staff');
  for (let i = 0; i < 66; i += 1) await finishOne();
  expect(begun).toHaveLength(67);
  void take('stranger', 'afterwards');
  expect(begun.at(-1)).toBe('afterwards');
});
