import { setTimeout as sleep } from 'node:timers/promises';
import {
  Logger as GraphileLogger,
  makeWorkerUtils,
  run,
  type Runner,
  type Task,
  type TaskList,
} from 'graphile-worker';
import type pg from 'pg';
import { isDatabaseAway } from './db-faults.ts';
import type { Logger } from './log.ts';
import { isStopping } from './process.ts';

/** Same key, one waiting job, at the newest time. */
export const ADD_JOB = `select graphile_worker.add_job($1, payload := $2::json, run_at := $3::timestamptz,
  job_key := $4, job_key_mode := 'replace')`;

export async function migrateJobs(ownerUrl: string): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString: ownerUrl });
  try {
    await utils.migrate();
  } finally {
    await utils.release();
  }
}

export type JobRunnerOptions = {
  pool: pg.Pool;
  tasks: TaskList;
  recurring: [when: keyof typeof CRON, task: string][];
  logger: Logger;
};

/** In UTC. The hourly work starts past the hour, when a day that is over is over for everybody. */
const CRON = {
  'every minute': '* * * * *',
  'every hour': '10 * * * *',
  'every day': '20 2 * * *',
};

const DATABASE_AWAY_PAUSE_MS = 1_000;
const DATABASE_AWAY_TRIES = 60;

/** Runs until it is stopped, or ends by itself: then nothing is done any more. */
export function runJobs({ pool, tasks, recurring, logger }: JobRunnerOptions): Promise<Runner> {
  forgiveLostNotes(logger);
  return run({
    pgPool: pool,
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, outlastingTheDatabase(task!)]),
    ),
    crontab: recurring.map(([when, task]) => `${CRON[when]} ${task}`).join('\n'),
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: quietLogger(logger),
  });
}

/** A database that goes away is back in a moment: who waits for it goes on then, and leaves nothing behind. */
export function outlastingTheDatabase(task: Task, pauseMs = DATABASE_AWAY_PAUSE_MS): Task {
  return async (payload, helpers) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await task(payload, helpers);
      } catch (error) {
        if (!isDatabaseAway(error) || tries === DATABASE_AWAY_TRIES || isStopping()) throw error;
        await sleep(pauseMs);
      }
    }
  };
}

/**
 * The runner does not wait for its own notes that a job is done or has failed, and a note that the
 * database was not there for would end the program, with all mails that are under way. The job is
 * done again in four hours, when its lock runs out; all jobs bear that.
 */
function forgiveLostNotes(logger: Logger): void {
  process.on('unhandledRejection', (error) => {
    if (!isDatabaseAway(error)) throw error;
    logger.warn({ err: error }, 'the end of a job is not noted');
  });
}

/**
 * For a task that a rush calls again and again: while it runs, further calls end at once and let it
 * run once more. So it takes one place among the jobs, and what recurs keeps the others.
 */
export function oneRunAtATime(work: () => Promise<void>): () => Promise<void> {
  let isRunning = false;
  let isCalled = false;
  return async () => {
    isCalled = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isCalled) {
        isCalled = false;
        await work();
      }
    } finally {
      isRunning = false;
    }
  };
}

/** graphile-worker's own lines carry job payloads at debug level; only warnings and errors pass. */
function quietLogger(logger: Logger) {
  return new GraphileLogger(() => (level, message) => {
    if (level === 'error') logger.error({ source: 'jobs' }, message);
    else if (level === 'warning') logger.warn({ source: 'jobs' }, message);
  });
}
