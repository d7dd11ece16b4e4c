import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../../scripts/process/alive.ts';
import { postgresPids } from '../site/pids.ts';
import type { Strike } from './strike.ts';

const PATIENCE_MS = 5_000;

/**
 * The disk refuses to keep the write-ahead log: Postgres must not say "committed", and as nobody
 * knows what is on the disk by now, it ends at once and reads its log anew.
 */
export const walError: Strike = {
  name: 'fdatasync of the log fails (EIO)',
  weight: 2,
  mayRepeatMail: true,
  missing: () => whyNoTracing(),
  async strike({ site }) {
    const [, ...backends] = postgresPids(site.cluster);
    if (backends.length === 0) return undefined;
    const tracer = execFile('strace', [
      ...['-qq', '-e', 'trace=fdatasync', '-e', 'inject=fdatasync:error=EIO'],
      ...['-o', '/dev/null'],
      ...backends.flatMap((pid) => ['-p', String(pid)]),
    ]);
    // It ends together with the last process that it watches.
    const ended = once(tracer, 'exit');
    const deadline = Date.now() + PATIENCE_MS;
    while (backends.some(isAlive) && Date.now() < deadline) await sleep(50);
    const ending = backends.filter((pid) => !isAlive(pid)).length;
    tracer.kill('SIGINT');
    await ended;
    return ending > 0 ? `${ending} of ${backends.length} processes ended` : undefined;
  },
};

function whyNoTracing(): string | undefined {
  const tried = spawnSync('strace', ['-qq', '-o', '/dev/null', '-e', 'trace=none', 'true']);
  if (tried.error) return 'there is no strace (Debian: apt-get install strace)';
  return tried.status === 0 ? undefined : 'processes may not be traced here (ptrace)';
}
