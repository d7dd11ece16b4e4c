import {
  Logger as GraphileLogger,
  makeWorkerUtils,
  run,
  type Runner,
  type TaskList,
} from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from './log.ts';

/** Enqueues in the caller's transaction: no commit, no job. Same key, one waiting job, at the newest time. */
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
const CRON = { 'every minute': '* * * * *', 'every hour': '10 * * * *' };

export function runJobs({ pool, tasks, recurring, logger }: JobRunnerOptions): Promise<Runner> {
  return run({
    pgPool: pool,
    taskList: tasks,
    crontab: recurring.map(([when, task]) => `${CRON[when]} ${task}`).join('\n'),
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: quietLogger(logger),
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
