import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, accountFor, canEnter, canRun } from './account.ts';
import {
  type Binaries,
  binariesIn,
  nativeFolder,
  packagedBinaries,
  packagedVersion,
} from './binaries.ts';

export interface Place {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly account: Account;
  readonly notice?: string;
}

/**
 * Where the database files lie. Usually below the data folder. When root starts us in a folder
 * that only root may enter, the account that runs Postgres could reach neither its data nor its
 * programs: then both live below /var/lib/undersigned.
 */
export function placeFor(dataDir: string): Place {
  mkdirSync(dataDir, { recursive: true });
  const home = join(dataDir, 'postgres');
  const account = accountFor(home);
  const binaries = packagedBinaries();
  if (account.uid === undefined) return { cluster: home, binaries, account };
  if (!existsSync(marker(dataDir)) && reaches(account, dataDir, binaries)) {
    return { cluster: home, binaries, account };
  }
  if (existsSync(join(home, 'PG_VERSION'))) {
    throw new Error(
      `${account.name} can no longer enter ${home}; let it pass through the folders above (chmod o+x), or move DATA_DIR.`,
    );
  }
  return placeApart(dataDir);
}

function placeApart(dataDir: string): Place {
  const room = join('/var/lib/undersigned', roomId(dataDir));
  const native = join(room, `binaries-${packagedVersion()}`);
  mkdirSync(room, { recursive: true });
  for (const folder of ['/var/lib/undersigned', room]) chmodSync(folder, 0o755);
  if (!existsSync(join(native, 'copied'))) {
    cpSync(nativeFolder(), native, { recursive: true, verbatimSymlinks: true, force: true });
    writeFileSync(join(native, 'copied'), '');
  }
  const cluster = join(room, 'postgres');
  return {
    cluster,
    binaries: binariesIn(native),
    account: accountFor(cluster),
    notice: `Postgres cannot run as root nor enter ${dataDir}; its database lives in ${cluster}.`,
  };
}

function reaches(account: Account, dataDir: string, binaries: Binaries): boolean {
  return canEnter(account, dataDir) && canRun(account, binaries.postgres, '--version');
}

function roomId(dataDir: string): string {
  const file = marker(dataDir);
  if (!existsSync(file)) writeFileSync(file, randomBytes(9).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

function marker(dataDir: string): string {
  return join(dataDir, 'postgres-place');
}
