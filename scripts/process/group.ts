import type { ChildProcess } from 'node:child_process';

/** Signals a program and all that it started; it leads a process group of its own. */
export function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Gone already.
  }
}
