import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const NOT_SOURCES = new Set([
  ...[
    'node_modules',
    'dist',
    'build',
    '.svelte-kit',
    'generated',
    'project.inlang',
    'cache',
    'test',
  ],
]);

/** One number for the contents of all files below these paths, tests and results left out. */
export function hashOf(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((start) => filesBelow(root, start))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(root: string, path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return path.includes('.test.') ? [] : [path];
  return readdirSync(join(root, path))
    .filter((name) => !NOT_SOURCES.has(name))
    .toSorted()
    .flatMap((name) => filesBelow(root, join(path, name)));
}
