import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/settings.ts';

/** A mistake that could be made in the product, as a change to what was built of it. */
export type Bug = { readonly name: string; readonly find: RegExp; readonly replace: string };

/** Everybody is answered a moment before their batch is committed. */
export const answerBeforeCommit: Bug = {
  name: 'answer before commit',
  find: /const \{ command \} = await client\.query\("commit"\);\s+if .+;(?=\s+return result;)/,
  replace: `const release = client.release.bind(client);
		client.release = () => {};
		globalThis.setTimeout(() => {
			client.release = release;
			client.query("commit").then(() => release(), release);
		}, 1_000);`,
};

/** Commits are answered before they are on disk. */
export const commitInMemory: Bug = {
  name: 'synchronous_commit = off',
  find: /(?<=createWriterPool.*\{\s+(?:.+\n\s+){1,4})options: (.+),/,
  replace: 'options: $1 + " -c synchronous_commit=off",',
};

/** The rows are committed, and the counts a moment later in a transaction of their own. */
export const countAfterCommit: Bug = {
  name: 'count after commit',
  find: /changes\.write\(client\)/,
  replace: `void globalThis.setTimeout(() => {
			const count = (later) => changes.write(later);
			readThenWrite(writing.pool, async () => {}, count).catch(() => {});
		}, 1_000)`,
};

/**
 * A copy of the built API, with this bug in it if there is one; returns its folder. A copy in any
 * case: a build in the middle of a long run would change what is started next.
 */
export function copyOfBuild(folder: string, bug?: Bug): string {
  const api = join(root, 'apps/api');
  const copy = join(folder, 'api');
  const dist = join(copy, 'dist');
  mkdirSync(copy);
  cpSync(join(api, 'dist'), dist, { recursive: true });
  cpSync(join(api, 'package.json'), join(copy, 'package.json'));
  for (const name of ['node_modules', 'migrations', 'content']) {
    symlinkSync(join(api, name), join(copy, name));
  }
  const programs = readdirSync(dist).filter((name) => name.endsWith('.js'));
  for (const name of programs) requireWhole(dist, name);
  if (bug) plant(bug, dist, programs);
  return dist;
}

function requireWhole(dist: string, name: string): void {
  for (const [, part] of readFileSync(join(dist, name), 'utf8').matchAll(/ from "\.\/(.+)";$/gm)) {
    if (!existsSync(join(dist, part!))) throw new Error(`The API is being built: no ${part} yet.`);
  }
}

function plant({ name, find, replace }: Bug, dist: string, programs: string[]): void {
  let places = 0;
  for (const program of programs) {
    const file = join(dist, program);
    const before = readFileSync(file, 'utf8');
    if (!find.test(before)) continue;
    places += 1;
    writeFileSync(file, before.replace(find, replace));
  }
  if (places !== 1) throw new Error(`"${name}" found its place in ${places} files and needs one.`);
}
