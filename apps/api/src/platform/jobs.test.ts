import type { Task } from 'graphile-worker';
import { describe, expect, test } from 'vitest';
import { oneRunAtATime, outlastingTheDatabase } from './jobs.ts';

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

describe('a task that the database goes away for', () => {
  const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const call = (task: Task) => task({}, undefined as never);

  test('goes on when it is back', async () => {
    const failures = [away, away];
    const task = outlastingTheDatabase(async () => {
      const failure = failures.shift();
      if (failure) throw failure;
    }, 1);
    await call(task);
    expect(failures).toEqual([]);
  });

  test('fails at once when something else is wrong', async () => {
    let runs = 0;
    const task = outlastingTheDatabase(async () => {
      runs += 1;
      throw new TypeError('x is null');
    }, 1);
    await expect(call(task)).rejects.toThrow('x is null');
    expect(runs).toBe(1);
  });

  test('is given up in the end', async () => {
    const task = outlastingTheDatabase(() => Promise.reject(away), 0);
    await expect(call(task)).rejects.toBe(away);
  });
});
