import type pg from 'pg';
import { clock, minuteOf } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log.ts';
import { STEPS, type Step, type StepRow } from './step.rules.ts';
import { writeSteps } from './step.writer.ts';

export type StepCounter = {
  count(petitionId: string, step: Step): void;
  /** Resolves when all that was counted is written, or could not be. */
  drain(): Promise<void>;
  /** The same, and nothing is written afterwards. */
  close(): Promise<void>;
};

const EVERY_MS = 500;
// While the database is away.
const AGAIN_MS = 2_000;
// Of one petition a week without a database. What comes then is dropped.
const MAX_ROWS = 10_000;

/**
 * Adds steps up in memory and writes the sums twice a second, in one statement. Nobody waits for them,
 * so that they are no batch: a thousand readers a second cost what one costs. A crash loses half a second.
 */
export function createStepCounter(pool: pg.Pool, logger: Logger): StepCounter {
  let gathered = new Map<string, StepRow>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let isClosed = false;

  function add(row: StepRow): void {
    const key = `${row.petitionId} ${row.minute}`;
    const sum = gathered.get(key);
    if (sum) for (const step of STEPS) sum[step] += row[step];
    else if (gathered.size < MAX_ROWS) gathered.set(key, row);
  }

  function later(ms: number): void {
    if (timer === undefined && writing === undefined && !isClosed) {
      timer = setTimeout(() => void flush(), ms).unref();
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing ??= write().then((pauseMs) => {
      writing = undefined;
      if (gathered.size > 0) later(pauseMs);
    });
    return writing;
  }

  /** Returns how long to wait for the next time. */
  async function write(): Promise<number> {
    const rows = [...gathered.values()];
    gathered = new Map();
    if (rows.length === 0) return EVERY_MS;
    const written = await writeSteps(pool, rows);
    if (written.how === 'written') return EVERY_MS;
    logger.warn({ err: written.error }, `steps ${written.how}`);
    if (written.how === 'kept') rows.forEach(add);
    return AGAIN_MS;
  }

  async function drain(): Promise<void> {
    await writing;
    await flush();
  }

  return {
    count(petitionId, step) {
      const none = { seen: 0, begun: 0, mailed: 0, shared: 0 };
      add({ petitionId, minute: minuteOf(clock.now()), ...none, [step]: 1 });
      later(EVERY_MS);
    },
    drain,
    close() {
      isClosed = true;
      return drain();
    },
  };
}
