import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Runs a program to its end; a failure ends us, too. Its chatter goes to stderr. */
export async function run(command, args, options) {
  const status = await finish(spawn(command, args, { ...options, stdio: ['ignore', 2, 2] }));
  if (status !== 0) {
    console.error(`${command} ${args[0]} failed (status ${status}).`);
    process.exit(status);
  }
}

/** The last hop: the program has the terminal, and through the channel it notices our end. */
export async function handOver(command, args, options) {
  const channel = command === 'node' ? ['ipc'] : [];
  const child = spawn(command, args, { ...options, stdio: [0, 1, 2, ...channel] });
  const watch = stopWithParent(child);
  const status = await finish(child);
  clearInterval(watch);
  process.exit(status);
}

function finish(child) {
  const forward = (signal) => child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/**
 * npm may die without a word to us (kill -9). Then nobody is left to stop us but ourselves. (The
 * scripts in package.json say `exec`: a shell in between would outlive it and hide its end.)
 */
function stopWithParent(child) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 500).unref();
}
