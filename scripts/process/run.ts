import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { killGroup } from './group.ts';

export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Runs a program to its end and returns what it printed; only a failure shows it. The request to
 * stop ends it early.
 */
export async function runToEnd(step: Step, signal?: AbortSignal): Promise<string> {
  signal?.throwIfAborted();
  const child = spawn(step.command, step.args, {
    cwd: step.cwd,
    env: step.env ?? process.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => killGroup(child, 'SIGTERM');
  signal?.addEventListener('abort', stop, { once: true });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const status = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => (console.error(error.message), resolve(null)));
    child.once('exit', resolve);
  });
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  const [output, complaints] = await said;
  if (status === 0) return output;
  process.stderr.write(output + complaints);
  throw new Error(`${step.name} failed.`);
}
