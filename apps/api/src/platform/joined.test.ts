import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { joined, oneByOne } from './joined.ts';

/** A source that tells what it was asked, and how often at once. */
function slowSource() {
  const source = { asked: [] as number[][], now: 0, most: 0 };
  async function many(of: typeof source, keys: readonly number[]): Promise<Map<number, string>> {
    of.asked.push([...keys]);
    of.now += 1;
    of.most = Math.max(of.most, of.now);
    await sleep(5);
    of.now -= 1;
    if (keys.includes(13)) throw new Error('unlucky');
    return new Map(keys.filter((key) => key !== 404).map((key) => [key, `${key}`]));
  }
  return { source, ask: (key: number) => joined(source, many, key) };
}

test('what is asked while a question is under way becomes the next one', async () => {
  const { source, ask } = slowSource();
  const first = ask(1);
  await sleep(2);
  const later = [ask(2), ask(2), ask(404)];
  expect(await first).toBe('1');
  expect(await Promise.all(later)).toEqual(['2', '2', null]);
  expect(source.asked).toEqual([[1], [2, 404]]);
});

test('nothing is kept: who asks after an answer is answered anew', async () => {
  const { source, ask } = slowSource();
  await ask(1);
  await ask(1);
  expect(source.asked).toEqual([[1], [1]]);
});

test('more than a thousand at once wait for each other, too', async () => {
  const { source, ask } = slowSource();
  const keys = Array.from({ length: 2_500 }, (_, i) => 1_000 + i);
  expect(await Promise.all(keys.map(ask))).toEqual(keys.map(String));
  expect(source.asked.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
  expect(source.most).toBe(1);
});

test('a question that fails fails those who asked it, and nobody else', async () => {
  const { ask } = slowSource();
  const [one, other] = await Promise.allSettled([ask(13), ask(7)]);
  expect([one.status, other.status]).toEqual(['rejected', 'rejected']);
  expect(await ask(7)).toBe('7');
});

test('what no statement reads for several is asked one by one', async () => {
  const source = {};
  const one = oneByOne(async (_: object, key: number) => (key === 404 ? null : key * 2));
  expect(await Promise.all([1, 404, 3].map((key) => joined(source, one, key)))).toEqual([
    ...[2, null, 6],
  ]);
});
