import { basename, dirname } from 'node:path';

/** Each server makes these anew; their folders have to be there. */
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);

/** What belongs to the running server, or to another machine's. */
const LEFT_OUT = [
  /^postmaster\.(pid|opts)$/,
  /^server\.log/,
  /^(backup_label|tablespace_map|backup_manifest)(\.old)?$/,
  /^pgsql_tmp/,
  /^pg_internal\.init/,
  // Temporary tables: the session that they belong to will not be there.
  /^t\d+_\d+/,
];

/** Whether a path within a cluster belongs into a backup of its files. */
export function isBackedUp(path: string, isFolder: boolean): boolean {
  if (EMPTIED.has(path.split('/')[0]!)) return isFolder && dirname(path) === '.';
  return !LEFT_OUT.some((pattern) => pattern.test(basename(path)));
}
