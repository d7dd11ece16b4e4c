import { setTimeout as sleep } from 'node:timers/promises';
import { isFaultOfOne, isLostConnection, Overtaken } from './db-faults.ts';
import { UserError } from './errors.ts';
import { retryAfterSeconds } from './retry-after.ts';

type Waiting<Item, Result> = {
  item: Item;
  attempts: number;
  cover?: Cover;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

export type Batcher<Item, Result> = {
  add(item: Item): Promise<Result>;
  /** Resolves when everything that was added has been answered. */
  drain(): Promise<void>;
};

export type BatchOptions<Item, Result> = {
  /** One transaction. Returns an answer for each item, in order, once it is committed. */
  run: (items: Item[]) => Promise<Result[]>;
  maxSize: number;
  /** Above this many waiting items new ones are refused with OVERLOADED. */
  maxWaiting: number;
  /** How many transactions may be under way at once. */
  writers: number;
  /**
   * No answer comes sooner than this after its item was added, so that nobody can measure what became
   * of it. Among so many in a batch one cannot be told apart, and none is kept waiting.
   */
  cover?: { ms: number; needlessAmong: number };
};

/** Until it is over nothing is said. What is known before waits in it. */
type Cover = { isOver: boolean; say?: () => void };

const MAX_ATTEMPTS = 8;

/**
 * Takes whatever is waiting whenever a writer is free. There is no timer: while one batch
 * waits for its fsync the next one gathers.
 */
export function createBatcher<Item, Result>(
  options: BatchOptions<Item, Result>,
): Batcher<Item, Result> {
  const queue: Waiting<Item, Result>[] = [];
  const idle: (() => void)[] = [];
  let writing = 0;
  let unanswered = 0;

  function wake(): void {
    while (writing < options.writers && queue.length > 0) {
      writing += 1;
      void write(queue.splice(0, options.maxSize)).finally(() => {
        writing -= 1;
        wake();
      });
    }
  }

  async function write(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const answers = await options.run(batch.map((waiting) => waiting.item));
      batch.forEach((waiting, i) => answer(waiting, answers[i]!, batch.length));
    } catch (error) {
      if (isLostConnection(error)) return retryLater(batch, error);
      if (batch.length === 1 || !isFaultOfOne(error)) {
        return batch.forEach((waiting) => refuse(waiting, error));
      }
      // One bad item must not take the others along: halve until it stands alone.
      const middle = batch.length >> 1;
      await write(batch.slice(0, middle));
      await write(batch.slice(middle));
    }
  }

  async function retryLater(batch: Waiting<Item, Result>[], error: unknown): Promise<void> {
    const attempts = Math.max(...batch.map((waiting) => waiting.attempts));
    const isOvertaken = error instanceof Overtaken && attempts === 0;
    if (!isOvertaken) await sleep(Math.min(50 * 2 ** attempts, 1000));
    // The outcome of the lost transaction is unknown. The items are idempotent, so try them again.
    for (const waiting of batch) requeue(waiting, error);
  }

  function requeue(waiting: Waiting<Item, Result>, error: unknown): void {
    waiting.attempts += 1;
    if (waiting.attempts < MAX_ATTEMPTS) queue.push(waiting);
    else refuse(waiting, isLostConnection(error) ? overloaded() : error);
  }

  function answer(waiting: Waiting<Item, Result>, result: Result, among: number): void {
    const say = () => settle(() => waiting.resolve(result));
    const { cover } = waiting;
    if (!cover || cover.isOver || among >= options.cover!.needlessAmong) say();
    else cover.say = say;
  }

  /**
   * Its timer starts with the item. Started once the answer is known, for the rest of the time, it
   * would be rounded to whole milliseconds by when that was, which 1,600 samples tell apart.
   */
  function startCover({ ms }: { ms: number }): Cover {
    const cover: Cover = { isOver: false };
    setTimeout(() => {
      cover.isOver = true;
      cover.say?.();
    }, ms);
    return cover;
  }

  function refuse(waiting: Waiting<Item, Result>, error: unknown): void {
    settle(() => waiting.reject(error));
  }

  function settle(say: () => void): void {
    say();
    unanswered -= 1;
    if (unanswered === 0) for (const done of idle.splice(0)) done();
  }

  return {
    add(item) {
      if (queue.length >= options.maxWaiting) return Promise.reject(overloaded());
      unanswered += 1;
      const promise = new Promise<Result>((resolve, reject) =>
        queue.push({
          item,
          attempts: 0,
          ...(options.cover && { cover: startCover(options.cover) }),
          resolve,
          reject,
        }),
      );
      wake();
      return promise;
    },
    drain() {
      if (unanswered === 0) return Promise.resolve();
      return new Promise((resolve) => idle.push(resolve));
    },
  };
}

function overloaded(): UserError {
  return new UserError('OVERLOADED', { retryAfterSeconds: retryAfterSeconds() });
}
