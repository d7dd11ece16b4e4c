import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { killGroup } from './group.ts';

export interface Program {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface Supervised {
  readonly name: string;
  /** Settles with the first start: fulfilled once it serves, rejected if it cannot. */
  readonly ready: Promise<void>;
  stop(patienceMs: number): Promise<void>;
}

export interface ProgramEnd {
  readonly name: string;
  /** The signal, or `status` and its number. */
  readonly how: string;
  /** Whether it had said that it serves. */
  readonly hadServed: boolean;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Keeps a program running until it is told to stop: whatever ends it, it is started again, and
 * `onEnd` is told.
 */
export function supervise(
  program: Program,
  onEnd: (end: ProgramEnd) => void = () => {},
): Supervised {
  let child = begin(program);
  let hasServed = readinessOf(child);
  let isStopping = false;
  let pauseMs = FIRST_PAUSE_MS;

  const watch = async () => {
    for (;;) {
      await ended(child);
      if (isStopping) return;
      // Who served and was killed is back at once, however often; who cannot start is left in peace.
      if (hasServed()) pauseMs = FIRST_PAUSE_MS;
      const how = endOf(child);
      onEnd({ name: program.name, how, hadServed: hasServed() });
      console.error(`${program.name} ended (${how}); starting it again.`);
      await sleep(pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      if (isStopping) return;
      child = begin(program);
      hasServed = readinessOf(child);
    }
  };

  const ready = readiness(program, child).then(() => void watch());
  // Who does not wait for it is not interested in its failure either.
  ready.catch(() => {});
  return {
    name: program.name,
    ready,
    stop: (patienceMs) => {
      isStopping = true;
      return end(child, patienceMs);
    },
  };
}

/** In a process group of its own, so that Ctrl-C does not reach it out of turn. */
function begin({ args, cwd, env }: Program): ChildProcess {
  return spawn(process.execPath, args, {
    ...{ cwd, env, detached: true },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

function readinessOf(child: ChildProcess): () => boolean {
  let isReady = false;
  child.on('message', (message) => (isReady ||= saysReady(message)));
  return () => isReady;
}

async function readiness(program: Program, child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message) => saysReady(message) && resolve());
    void ended(child).then(() => reject(new Error(`${program.name} could not start.`)));
  });
}

function saysReady(message: unknown): boolean {
  return (message as { kind?: string } | null)?.kind === 'ready';
}

async function end(child: ChildProcess, patienceMs: number): Promise<void> {
  killGroup(child, 'SIGTERM');
  const last = setTimeout(() => killGroup(child, 'SIGKILL'), patienceMs);
  await ended(child);
  clearTimeout(last);
  // What it may have started itself goes with it.
  killGroup(child, 'SIGKILL');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function endOf(child: ChildProcess): string {
  return child.signalCode ?? `status ${child.exitCode}`;
}
