import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** Whether the path leads into the folder, or to it, also by way of links; neither has to be there. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(real(resolve(folder)), real(resolve(path)));
  return way !== '..' && !way.startsWith(`..${sep}`);
}

function real(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const above = dirname(path);
  return above === path ? path : join(real(above), basename(path));
}
