import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Settings } from '../../packages/shared/src/settings.ts';
import { isClusterNew, stopCluster } from '../postgres.ts';
import { stopRequest } from '../process/stopping.ts';
import { embeddedDatabase } from '../start/database.ts';
import { isDataDirLocked } from '../start/lock.ts';
import { moveArchive } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { isWithin } from './is-within.ts';
import { KEY_FILES, marksOf } from './key-marks.ts';
import { restore } from './restore.ts';
import { sizeOf } from './progress.ts';
import { openSession } from './server.ts';
import { takeBackup } from './take-backup.ts';

/** The commands that know the embedded database's files; null when this is none of them, or wrongly used. */
export function clusterCommand(
  [name, ...args]: string[],
  settings: Settings,
  cwd: string,
): (() => Promise<void>) | null {
  if (settings.databaseUrl) return null;
  try {
    if (name === 'backup') {
      const { out } = parseArgs({ args, options: { out: { type: 'string' } } }).values;
      return out ? () => backupCommand(settings, resolve(cwd, out)) : null;
    }
    if (name !== 'restore') return null;
    const options = { into: { type: 'string' }, until: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [from, ...others] = positionals;
    if (!from || !values.into || others.length > 0) return null;
    const [out, into] = [resolve(cwd, from), resolve(cwd, values.into)];
    return () => restoreCommand(out, into, values.until);
  } catch {
    return null;
  }
}

/** backup --out D: the files of the database now, and from now on every change. */
async function backupCommand(settings: Settings, out: string): Promise<void> {
  const { dataDir } = settings;
  if (isWithin(dataDir, out)) {
    throw new BackupError(
      `${out} lies in the data folder ${dataDir}: one lost disk would take both. Name a folder elsewhere.`,
    );
  }
  if (isClusterNew(dataDir)) {
    throw new BackupError(`There is no database in ${dataDir} yet; there is nothing to back up.`);
  }
  const stop = stopRequest();
  const { cluster, keys } = (await embeddedDatabase(settings))!;
  if (`${out}/`.startsWith(`${cluster.place.cluster}/`)) {
    throw new BackupError(`${out} lies in the database itself; name a folder elsewhere.`);
  }
  try {
    const session = await openSession(cluster);
    try {
      const { set, bytes } = await takeBackup(session, cluster, out, marksOf(keys), stop);
      const warning = await moveArchive(session, { cluster, coveredAt: 0 }, set);
      if (warning) console.error(`The backup before this one ends early: ${warning}`);
      console.log(backedUp(set, bytes, dataDir));
    } finally {
      await session.end().catch(() => {});
    }
  } finally {
    // A site that has been started meanwhile has adopted it.
    if (cluster.started && !isDataDirLocked(dataDir)) await stopCluster(cluster, 'smart');
  }
}

/** restore D --into DATA_DIR [--until T]: a data folder as it was, for a start of its own. */
async function restoreCommand(out: string, into: string, until: string | undefined): Promise<void> {
  const { from, cluster, lastChangeAt, missingKeys } = await restore(
    out,
    into,
    until,
    stopRequest(),
  );
  const moment = lastChangeAt ? `; its last change is of ${lastChangeAt.toISOString()}` : '';
  console.log(`Restored ${from} to ${cluster}${moment}.`);
  console.log(
    missingKeys.length > 0
      ? `The keys are not in a backup. Put ${missingKeys.join(' and ')} into ${into}/keys, from where you keep them.`
      : 'The keys are there, and the right ones.',
  );
  console.log(`Then DATA_DIR=${into} npm start. No backup follows it before you make one.`);
}

function backedUp(set: string, bytes: number, dataDir: string): string {
  const given = Object.keys(KEY_FILES).filter((setting) => process.env[setting]);
  const places = [
    ...Object.entries(KEY_FILES)
      .filter(([setting]) => !given.includes(setting))
      .map(([, file]) => `${dataDir}/keys/${file}`),
    ...given.map((setting) => `${setting} in the environment`),
  ];
  return [
    `Backed up ${sizeOf(bytes)} into ${set}. From now on every change follows, second by second, while the site runs.`,
    `The keys are not in it: ${places.join(' and ')}. Keep copies of them elsewhere, apart from the backup:`,
    'without them nobody can read it, and with them anybody can.',
  ].join('\n');
}
