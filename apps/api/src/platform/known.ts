import { setTimeout as delay } from 'node:timers/promises';

export type Known<Row> = {
  /** Fills it. Rejects when it cannot be read. */
  load(): Promise<void>;
  find(name: string): Promise<Row | null>;
};

const FRESH_MS = 1_000;
const PATIENCE_MS = 25;

/**
 * All rows of a short table by name, read again at most once a second, whatever names are asked for.
 * Nobody waits for the database: when that is slow or gone, what was known last goes on serving.
 */
export function createKnown<Row>(
  readAll: () => Promise<Map<string, Row>>,
  onFailure: (error: unknown) => void,
): Known<Row> {
  let known = new Map<string, Row>();
  let isReading = false;
  let askedAt = -Infinity;
  let awaited: Promise<unknown> = Promise.resolve();

  async function load(): Promise<void> {
    askedAt = performance.now();
    isReading = true;
    try {
      known = await readAll();
    } finally {
      isReading = false;
    }
  }

  return {
    load,
    async find(name) {
      if (!isReading && performance.now() - askedAt >= FRESH_MS) {
        awaited = Promise.race([load().catch(onFailure), delay(PATIENCE_MS)]);
      }
      await awaited;
      return known.get(name) ?? null;
    },
  };
}
