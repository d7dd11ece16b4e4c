import { execFileSync } from 'node:child_process';

/** The commit that is checked out in this folder, and whether anything was changed since. */
export function commitOf(folder: string): string {
  try {
    const hash = git(folder, 'rev-parse', 'HEAD');
    return git(folder, 'status', '--porcelain') === '' ? hash : `${hash} and changes`;
  } catch {
    return 'unknown (no git here)';
  }
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
}
