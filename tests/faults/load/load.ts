import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadOptions, Progress } from './process.ts';

export type Load = {
  progress(): Progress;
  /** Nobody new comes; who is on their way gets there, or gives up after this long. */
  end(patienceMs: number): Promise<void>;
  kill(): void;
};

export type LoadSize = { readonly people: number; readonly processes: number };

export function startLoad(
  options: Omit<LoadOptions, 'people' | 'index' | 'of'>,
  { people, processes }: LoadSize,
): Load {
  const children = Array.from({ length: processes }, (_, index) =>
    begin({ ...options, people: Math.ceil(people / processes), index, of: processes }),
  );
  const sum = (of: keyof Progress) =>
    children.reduce((total, { progress }) => total + progress[of], 0);
  return {
    progress: () => ({ signed: sum('signed'), confirmed: sum('confirmed'), failed: sum('failed') }),
    async end(patienceMs) {
      const ended = Promise.all(children.map(({ ended }) => ended));
      for (const { child } of children) child.send('no more people');
      const patience = new AbortController();
      const last = sleep(patienceMs, undefined, { signal: patience.signal }).then(
        () => children.forEach(({ child }) => child.connected && child.send('give up')),
        () => {},
      );
      await ended;
      patience.abort();
      await last;
    },
    kill: () => children.forEach(({ child }) => child.kill('SIGKILL')),
  };
}

export function loadLogs(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => /^load-\d+\.log$/.test(name));
  return names.map((name) => join(folder, name));
}

function begin(options: LoadOptions) {
  const child: ChildProcess = fork(
    join(import.meta.dirname, 'process.ts'),
    [JSON.stringify(options)],
    { detached: true, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  const running = { child, progress: { signed: 0, confirmed: 0, failed: 0 } };
  child.on('message', (message) => (running.progress = message as Progress));
  const ended = once(child, 'exit').then(([code]) => {
    if (code !== 0) throw new Error('The load broke down: what it logged proves nothing.');
  });
  // Whoever ends it waits for it; until then a failure must not end us.
  ended.catch(() => {});
  return Object.assign(running, { ended });
}
