import { join } from 'node:path';
import type { Step } from '../process/run.ts';
import { root } from '../settings.ts';

/** What must hold before anything is merged; the same list here and in CI. */
export const steps: Step[] = [
  tool('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  tool('lint', 'eslint', ['--max-warnings', '0', '.']),
  tool('types of scripts and tests', 'tsc', ['--project', 'tsconfig.json']),
  tool('types of the attacks', 'tsc', ['--project', 'tests/attacks/tsconfig.json']),
  tool('types of the shared package', 'tsc', ['--noEmit'], 'packages/shared'),
  tool('types of the API', 'tsc', ['--noEmit'], 'apps/api'),
  tool('kit files of the web site', 'svelte-kit', ['sync'], 'apps/web'),
  tool('types of the web site', 'svelte-check', ['--tsconfig', './tsconfig.json'], 'apps/web'),
  tool('architecture', 'depcruise', ['apps', 'packages', 'scripts', 'tests', 'bench']),
  tool('dead code', 'knip', []),
  {
    name: 'tests',
    command: process.execPath,
    args: [join(root, 'scripts/test.ts')],
    cwd: root,
  },
];

/** What takes too long for every day, and a quiet machine: `check --long`. */
export const longSteps: Step[] = [
  faults('a quarter of an hour of faults', { minutes: 15, seed: 2022 }),
  faults('faults with several mails under way', {
    ...{ minutes: 5, seed: 7, people: 96 },
    'mail-connections': 4,
  }),
  {
    name: 'planted bugs at other moments',
    command: process.execPath,
    args: [join(root, 'scripts/test.ts'), 'planted-bugs'],
    cwd: root,
    env: { ...process.env, CHECK_LONG: 'yes' },
  },
  {
    name: 'each failure in a story of its own',
    command: process.execPath,
    args: [join(root, 'scripts/test.ts'), 'nth-operation', 'backup-failing-disk'],
    cwd: root,
    env: { ...process.env, CHECK_LONG: 'yes' },
  },
  // Those that hold on two cores; a bench that misses an aim exits with 1.
  ...['spike', 'count', 'page', 'freshness'].map((name) => bench(name)),
  bench('growth', '1000000'),
];

/** With a seed, so that a plan that failed can be had again. */
function faults(name: string, options: Record<string, number>): Step {
  const args = Object.entries(options).flatMap(([option, value]) => [`--${option}`, `${value}`]);
  return {
    name,
    command: process.execPath,
    args: [join(root, 'scripts/faults.ts'), ...args],
    cwd: root,
  };
}

function bench(name: string, ...args: string[]): Step {
  return {
    name: `bench ${[name, ...args].join(' ')}`,
    command: process.execPath,
    args: [join(root, 'scripts/bench.ts'), name, ...args],
    cwd: root,
  };
}

function tool(name: string, program: string, args: string[], folder = '.'): Step {
  const cwd = join(root, folder);
  return { name, command: join(cwd, 'node_modules/.bin', program), args, cwd };
}
