import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface StartRun {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
  /** Its exit status, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  output(): string;
}

const root = join(import.meta.dirname, '../..');
const script = [process.execPath, join(root, 'scripts/start.ts')];

/** One start with its output, in a process group of its own, as a terminal would have it. */
export function runStart(
  env: Record<string, string>,
  { command = script, user }: { command?: string[]; user?: { uid: number; gid: number } } = {},
): StartRun {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    detached: true,
    env: { ...process.env, NODE_ENV: '', ...env },
    // The channel ends the site together with the tests, however they end.
    stdio: ['ignore', 'pipe', 'pipe', command === script ? 'ipc' : 'ignore'],
    ...user,
  });
  let output = '';
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('Undersigned is ready')) resolve();
      });
    }
  });
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
  return { process: child, ready, ended, output: () => output };
}
