import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Step } from '../process/run.ts';
import { root } from '../settings.ts';
import { hashOf } from './sources.ts';

export interface Part {
  readonly step: Step;
  readonly sources: readonly string[];
  /** Where the result lies; the stamp lies with it, so that both go together. */
  readonly output: string;
}

const web = join(root, 'apps/web');
const api = join(root, 'apps/api');
const shared = join(root, 'packages/shared');
const bin = (folder: string, name: string) => join(folder, 'node_modules/.bin', name);
// Nobody's NODE_ENV decides how a build is made.
const env = { ...process.env, NODE_ENV: 'production' };

export const parts = {
  messages: {
    step: {
      name: 'Compiling the messages',
      command: bin(shared, 'paraglide-js'),
      args: [
        ...['compile', '--project', './project.inlang', '--outdir', './src/generated/messages'],
        ...['--strategy', 'baseLocale'],
      ],
      cwd: shared,
      env,
    },
    sources: ['packages/shared/messages', 'packages/shared/project.inlang/settings.json'],
    output: join(shared, 'src/generated/messages'),
  },
  documents: {
    step: {
      name: 'Generating the types of the GraphQL documents',
      command: process.execPath,
      args: ['codegen.ts'],
      cwd: shared,
      env,
    },
    sources: ['packages/shared', 'apps/api/schema'],
    output: join(shared, 'src/generated'),
  },
  api: {
    step: {
      name: 'Building the API',
      command: bin(api, 'rolldown'),
      args: ['--config', 'rolldown.config.ts'],
      cwd: api,
      env,
    },
    sources: ['packages/shared', 'apps/api'],
    output: join(api, 'dist'),
  },
  web: {
    step: {
      name: 'Building the web site',
      command: bin(web, 'vite'),
      args: ['build'],
      cwd: web,
      env,
    },
    sources: ['packages/shared', 'apps/web', 'apps/api/schema'],
    output: join(web, 'build'),
  },
} satisfies Record<string, Part>;

export function isBuilt(part: Part): boolean {
  const stamp = stampOf(part);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted(part);
}

export function markBuilt(part: Part): void {
  writeFileSync(stampOf(part), wanted(part));
}

/** Something else will write there now. */
export function unmarkBuilt(part: Part): void {
  rmSync(stampOf(part), { force: true });
}

function wanted(part: Part): string {
  return hashOf(root, ['pnpm-lock.yaml', ...part.sources]);
}

function stampOf(part: Part): string {
  return join(part.output, '.built-from');
}
