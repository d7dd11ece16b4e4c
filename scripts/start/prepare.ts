import { join } from 'node:path';
import { runToEnd } from '../process/run.ts';
import { root } from '../settings.ts';

export interface Staff {
  readonly email: string;
  /** Only when it was made just now. */
  readonly password: string | null;
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
  return (JSON.parse(lastLine) as { staff: Staff | null }).staff;
}
