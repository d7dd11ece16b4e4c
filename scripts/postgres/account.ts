import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

export interface Account {
  readonly name: string;
  readonly uid?: number;
  readonly gid?: number;
}

/** Postgres refuses to run as root. There a system user runs it: the one that owns the data, else `postgres`. */
export function accountFor(cluster: string): Account {
  if (process.getuid?.() !== 0) return { name: 'this user' };
  return ownerOf(cluster) ?? findUser('postgres') ?? addPostgresUser();
}

export function canRun(account: Account, command: string, ...args: string[]): boolean {
  const { uid, gid } = account;
  return spawnSync(command, args, { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

export function canEnter(account: Account, folder: string): boolean {
  return canRun(account, '/bin/sh', '-c', 'cd "$1"', 'sh', folder);
}

function ownerOf(cluster: string): Account | undefined {
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? undefined : { name: `the user with id ${uid}`, uid, gid };
}

function findUser(name: string): Account | undefined {
  const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const user = id('-u');
  if (user.status !== 0) return undefined;
  return { name, uid: Number(user.stdout), gid: Number(id('-g').stdout) };
}

function addPostgresUser(): Account {
  const shell = ['--shell', '/usr/sbin/nologin'];
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', ...shell, 'postgres']);
  } catch {
    // Small systems have no useradd, or a read-only list of users; any user but root will do.
  }
  const account = findUser('postgres') ?? findUser('nobody');
  if (!account)
    throw new Error('Postgres must not run as root, and there is no user to run it as.');
  return account;
}
