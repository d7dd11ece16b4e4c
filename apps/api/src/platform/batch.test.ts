import { describe, expect, test } from 'vitest';
import { createBatcher } from './batch.ts';
import { Overtaken } from './db-faults.ts';

const answerAll = (items: number[]): number[] => items.map((item) => item * 2);
const options = { maxSize: 4, maxWaiting: 100, writers: 1 };
const dataError = () => Object.assign(new Error('bad row'), { code: '22021' });
const lost = () => Object.assign(new Error('terminated'), { code: '57P01' });

describe('a batcher', () => {
  test('takes what waits while the one before is written, and answers each its own', async () => {
    const sizes: number[] = [];
    const batcher = createBatcher<number, number>({
      ...options,
      run: async (items) => {
        sizes.push(items.length);
        await new Promise((resolve) => setTimeout(resolve, 5));
        return answerAll(items);
      },
    });
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((item) => batcher.add(item)));
    expect(answers).toEqual([2, 4, 6, 8, 10, 12]);
    expect(sizes).toEqual([1, 4, 1]);
  });

  test('fails only the one bad row of a batch', async () => {
    const batcher = createBatcher<number, number>({
      ...options,
      maxSize: 50,
      run: async (items) => {
        if (items.includes(13)) throw dataError();
        return answerAll(items);
      },
    });
    const items = Array.from({ length: 20 }, (_, i) => i);
    const settled = await Promise.allSettled(items.map((item) => batcher.add(item)));
    expect(settled.flatMap(({ status }, i) => (status === 'rejected' ? [i] : []))).toEqual([13]);
  });

  test('fails only the one item that our own code stumbles over', async () => {
    const batcher = createBatcher<number, number>({
      ...options,
      maxSize: 50,
      run: async (items) => {
        if (items.includes(13)) throw new TypeError('x is null');
        return answerAll(items);
      },
    });
    const items = Array.from({ length: 20 }, (_, i) => i);
    const settled = await Promise.allSettled(items.map((item) => batcher.add(item)));
    expect(settled.flatMap(({ status }, i) => (status === 'rejected' ? [i] : []))).toEqual([13]);
  });

  test('tries the same items again when the connection was lost', async () => {
    let tries = 0;
    const batcher = createBatcher<number, number>({
      ...options,
      run: async (items) => {
        tries += 1;
        if (tries < 3) throw lost();
        return answerAll(items);
      },
    });
    expect(await batcher.add(21)).toBe(42);
    expect(tries).toBe(3);
  });

  test('tries an item again when another process was quicker at its key', async () => {
    let tries = 0;
    const batcher = createBatcher<number, number>({
      ...options,
      run: async (items) => {
        tries += 1;
        if (tries === 1) throw new Overtaken();
        return answerAll(items);
      },
    });
    expect(await batcher.add(1)).toBe(2);
  });

  test('does not try again, nor halve, what fails whoever asks', async () => {
    let tries = 0;
    const batcher = createBatcher<number, number>({
      ...options,
      run: () => {
        tries += 1;
        return Promise.reject(Object.assign(new Error('no such column'), { code: '42703' }));
      },
    });
    const items = [1, 2, 3].map((item) => batcher.add(item));
    const settled = await Promise.allSettled(items);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(tries).toBe(2);
  });

  test('refuses what comes while too much waits, and loses nothing of the rest', async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    const batcher = createBatcher<number, number>({
      ...options,
      maxWaiting: 3,
      run: async (items) => {
        await gate;
        return answerAll(items);
      },
    });
    const taken = [1, 2, 3, 4].map((item) => batcher.add(item));
    await expect(batcher.add(5)).rejects.toMatchObject({ code: 'OVERLOADED' });
    go();
    expect(await Promise.all(taken)).toEqual([2, 4, 6, 8]);
  });

  test('is drained when everything is answered', async () => {
    const answered: number[] = [];
    const batcher = createBatcher<number, number>({
      ...options,
      run: async (items) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return answerAll(items);
      },
    });
    for (const item of [1, 2, 3, 4, 5, 6])
      void batcher.add(item).then((answer) => answered.push(answer));
    await batcher.drain();
    await Promise.resolve();
    expect(answered).toHaveLength(6);
  });
});

describe('cover', () => {
  const covered = createBatcher<number, number>({
    maxSize: 4,
    maxWaiting: 100,
    writers: 1,
    cover: { ms: 60, needlessAmong: 4 },
    run: async (items) => {
      written.push(items.length);
      return answerAll(items);
    },
  });
  const written: number[] = [];
  const answered: number[] = [];
  const add = (item: number) => covered.add(item).then(() => answered.push(item));

  test('keeps back the answer to one alone, gives it to one of many at once, and is waited for', async () => {
    void add(1);
    const others = [2, 3, 4, 5].map(add);
    await Promise.all(others);
    expect(written).toEqual([1, 4]);
    expect(answered).toEqual([2, 3, 4, 5]);
    await covered.drain();
    expect(answered).toEqual([2, 3, 4, 5, 1]);
  });
});
