import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'shared', root: 'packages/shared', include: ['src/**/*.test.ts'] } },
      {
        // Vite would take graphql's ES modules for our code and CommonJS for everybody else's: two graphqls.
        resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
        test: {
          name: 'api',
          root: 'apps/api',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          globalSetup: ['../../tests/support/postgres-global.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: { name: 'web', root: 'apps/web', include: ['{src,server,test}/**/*.test.ts'] },
      },
      {
        resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
        test: {
          name: 'attacks',
          // One row measures time: it needs what the others leave of the machine.
          sequence: { groupOrder: 2 },
          include: ['tests/attacks/**/*.test.ts'],
          globalSetup: [
            './tests/support/postgres-global.ts',
            './tests/attacks/support/site-global.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'start',
          // Whole sites, with limits in seconds: one at a time, and after all the others.
          sequence: { groupOrder: 3 },
          fileParallelism: false,
          include: ['tests/start/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'faults',
          // Each takes a whole site through faults, and all of the machine.
          sequence: { groupOrder: 4 },
          fileParallelism: false,
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'journeys',
          sequence: { groupOrder: 1 },
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['./tests/support/site-global.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
