import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Files of these projects run beside each other, also where there are two cores only. */
const beside = (groupOrder: number) => ({
  sequence: { groupOrder },
  maxWorkers: Math.min(4, Math.max(2, availableParallelism() - 1)),
});

/** One file at a time, after all the others, with all that the machine has. */
const alone = { sequence: { groupOrder: 2 }, fileParallelism: false };

// Vite would take graphql's ES modules for our code and CommonJS for everybody else's: two graphqls.
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

/** Attacks that measure time or memory, or have to be quick. */
const UNDISTURBED_ATTACKS = [
  'tests/attacks/signing-takes-its-time.test.ts',
  'tests/attacks/signing-hours.test.ts',
  'tests/attacks/confirming-pages.test.ts',
  'tests/attacks/large-bodies.test.ts',
  'tests/attacks/logging-in-takes-its-time.test.ts',
];

const attacks = {
  globalSetup: ['./tests/support/postgres-global.ts', './tests/attacks/support/site-global.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};
const wholeSites = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...beside(0),
          name: 'shared',
          root: 'packages/shared',
          include: ['src/**/*.test.ts'],
        },
      },
      {
        resolve: oneGraphql,
        test: {
          ...beside(0),
          name: 'api',
          root: 'apps/api',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          globalSetup: ['../../tests/support/postgres-global.ts'],
          testTimeout: 200_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...beside(0),
          name: 'web',
          root: 'apps/web',
          include: ['{src,server,test}/**/*.test.ts'],
        },
      },
      {
        resolve: oneGraphql,
        test: {
          ...beside(1),
          ...attacks,
          name: 'attacks',
          include: ['tests/attacks/**/*.test.ts'],
          exclude: UNDISTURBED_ATTACKS,
        },
      },
      {
        test: {
          ...beside(1),
          ...wholeSites,
          name: 'database',
          include: ['tests/database/**/*.test.ts'],
        },
      },
      {
        test: {
          ...beside(1),
          ...wholeSites,
          name: 'journeys',
          // A browser on two busy cores loses a key or a click now and then. The report names what passed
          // only the second time: a test that stands there often is looked into, not left to this.
          retry: 1,
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['./tests/support/site-global.ts'],
        },
      },
      {
        resolve: oneGraphql,
        test: { ...alone, ...attacks, name: 'undisturbed', include: UNDISTURBED_ATTACKS },
      },
      {
        // They stop and kill whole sites, with limits in seconds.
        test: {
          ...alone,
          ...wholeSites,
          name: 'start',
          include: ['tests/start/**/*.test.ts', 'scripts/**/*.test.ts'],
        },
      },
      {
        // Each takes a whole site through faults.
        test: {
          ...alone,
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 180_000,
        },
      },
    ],
  },
});
