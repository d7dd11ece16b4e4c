import {
  Logger as GraphileLogger,
  makeWorkerUtils,
  run,
  type Runner,
  type TaskList,
} from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from './log.ts';

/** Enqueues in the caller's transaction: no commit, no job. Same key, one waiting job. */
export const ADD_JOB = `select graphile_worker.add_job($1, payload := $2::json, run_at := $3::timestamptz,
  job_key := $4, job_key_mode := 'preserve_run_at')`;

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
  /** Recurring work, in cron notation (UTC), a line each. */
  crontab: string;
  logger: Logger;
};

export function runJobs({ pool, tasks, crontab, logger }: JobRunnerOptions): Promise<Runner> {
  return run({
    pgPool: pool,
    taskList: tasks,
    crontab,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: quietLogger(logger),
  });
}

/** graphile-worker's own lines carry job payloads at debug level; only warnings and errors pass. */
function quietLogger(logger: Logger) {
  return new GraphileLogger(() => (level, message) => {
    if (level === 'error') logger.error({ source: 'jobs' }, message);
    else if (level === 'warning') logger.warn({ source: 'jobs' }, message);
  });
}
