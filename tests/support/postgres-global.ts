import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The addresses of a throw-away Postgres, one for each of its roles. */
    postgres: PostgresUrls;
  }
}

export interface PostgresUrls {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly databaseUrl: string;
}

/** Gives the tests of a project a Postgres of their own, gone when they end in whatever way. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const keeper = fork(join(import.meta.dirname, 'postgres-keeper.ts'), {
    // Ctrl-C must not reach it before the tests are done with the database.
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = once(keeper, 'exit');
  const ready = once(keeper, 'message').then(([urls]) => urls as PostgresUrls);
  const urls = await Promise.race([ready, gone.then(() => undefined)]);
  if (!urls) throw new Error('The Postgres of the tests did not start.');
  project.provide('postgres', urls);
  return async () => {
    keeper.disconnect();
    await gone;
  };
}
