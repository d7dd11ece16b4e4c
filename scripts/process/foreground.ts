import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Step } from './run.ts';

/** Runs a program that speaks to the terminal itself, and returns its exit status. */
export async function runForeground(step: Step): Promise<number> {
  const child = spawn(step.command, step.args, {
    cwd: step.cwd,
    env: step.env ?? process.env,
    stdio: 'inherit',
  });
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  const status = await new Promise<number>((resolve) => {
    child.once('error', (error) => (console.error(error.message), resolve(1)));
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
  });
  process.off('SIGINT', forward).off('SIGTERM', forward);
  return status;
}
