import { join } from 'node:path';
import { runToEnd } from '../process/run.ts';
import { root } from '../settings.ts';

export interface Staff {
  readonly email: string;
  /** Only when it was made just now. */
  readonly password: string | null;
}

interface Prepared {
  readonly staff: Staff | null;
  /** After a restore: what was erased again, in a sentence. */
  readonly erasedAgain: string | null;
}

/** Migrates, fills a new database, and makes sure that somebody can sign in as staff. */
export async function prepareDatabase(
  env: NodeJS.ProcessEnv,
  stop: AbortSignal,
): Promise<Staff | null> {
  const output = await runToEnd(
    {
      name: 'Preparing the database',
      command: process.execPath,
      args: [join(root, 'apps/api/dist/ops.js'), 'prepare'],
      cwd: root,
      env,
    },
    stop,
  );
  const lastLine = output.trimEnd().split('\n').at(-1) ?? '';
  const { staff, erasedAgain } = JSON.parse(lastLine) as Prepared;
  // Whoever restored a backup wants to know that nobody came back with it.
  if (erasedAgain) console.error(erasedAgain);
  return staff;
}
