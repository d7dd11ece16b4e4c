import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Cluster } from '../postgres.ts';
import { type Archive, archiveNow } from './archive.ts';
import { archiveTarget, newestBackup } from './archive-target.ts';
import { BackupError } from './backup-error.ts';
import { createErasureCopy } from './erasures.ts';
import { openSession } from './server.ts';

const EVERY_MS = 1_000;
const SAY_AGAIN_AFTER_MS = 600_000;
// Stopping may not wait for a folder on a machine that is away.
const LAST_ROUND_MS = 2_000;

/** Lets the newest backup follow every change, second by second, as long as the site runs, and once more at its end. */
export async function keepArchiving(cluster: Cluster, stop: AbortSignal): Promise<void> {
  const archiving = createArchiving(cluster);
  const tell = teller(cluster);
  while (!stop.aborted) {
    await tell(() => archiving.round());
    await sleep(EVERY_MS, undefined, { signal: stop }).catch(() => {});
  }
  const last = tell(() => archiving.round()).then(() => archiving.end());
  await Promise.race([last, sleep(LAST_ROUND_MS)]);
}

/** For a server that ran for a command only. */
export async function archiveOnce(cluster: Cluster): Promise<void> {
  const archiving = createArchiving(cluster);
  await teller(cluster)(() => archiving.round());
  await archiving.end();
}

function createArchiving(cluster: Cluster) {
  const archive: Archive = { cluster, coveredAt: 0 };
  const erasures = createErasureCopy(cluster);
  let session: pg.Client | undefined;
  const hangUp = async () => {
    await session?.end().catch(() => {});
    session = undefined;
  };
  async function copyLog(): Promise<void> {
    if (!archiveTarget(cluster.dir)) return;
    try {
      session ??= await openSession(cluster);
      await archiveNow(session, archive);
    } catch (error) {
      // The next round gets a new one: this one may hold the lock still, or be dead.
      await hangUp();
      throw error;
    }
  }
  return {
    async end(): Promise<void> {
      await hangUp();
      await erasures.end();
    },
    async round(): Promise<void> {
      const set = newestBackup(cluster.dir);
      if (!set) return;
      // Each by itself: where the log can no longer follow, what was erased is noted still.
      const [log, list] = await Promise.allSettled([copyLog(), erasures.round(set)]);
      if (log.status === 'rejected') throw log.reason;
      if (!archiveTarget(cluster.dir)) {
        throw new BackupError(`${set} has ended, nothing follows it; make another backup.`);
      }
      if (list.status === 'rejected') throw list.reason;
    },
  };
}

/** Says once what is wrong, again only after a while, and when it is over. */
function teller(cluster: Cluster): (work: () => Promise<void>) => Promise<void> {
  let said = '';
  let saidAt = 0;
  return async (work) => {
    try {
      await work();
      if (said) console.error('Changes are copied to the backup again.');
      said = '';
    } catch (error) {
      const { message } = error as Error;
      if (message === said && Date.now() - saidAt < SAY_AGAIN_AFTER_MS) return;
      const isKept = archiveTarget(cluster.dir) !== undefined;
      console.error(
        `Changes are not copied to the backup now${isKept ? ', but kept for it' : ''}: ${message}`,
      );
      said = message;
      saidAt = Date.now();
    }
  };
}
