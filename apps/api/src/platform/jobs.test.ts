import { expect, test } from 'vitest';
import { oneRunAtATime } from './jobs.ts';

test('a task that is called while it runs, runs once more, and keeps nobody waiting', async () => {
  const runs: (() => void)[] = [];
  const task = oneRunAtATime(() => new Promise((resolve) => runs.push(resolve)));
  const first = task();
  await Promise.all([task(), task(), task()]);
  expect(runs).toHaveLength(1);
  runs[0]!();
  await Promise.resolve();
  expect(runs).toHaveLength(2);
  runs[1]!();
  await first;
  expect(runs).toHaveLength(2);
});

test('a task that failed runs when it is called again', async () => {
  let runs = 0;
  const task = oneRunAtATime(async () => {
    runs += 1;
    if (runs === 1) throw new Error('no database');
  });
  await expect(task()).rejects.toThrow('no database');
  await task();
  expect(runs).toBe(2);
});
