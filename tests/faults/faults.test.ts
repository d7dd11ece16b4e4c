import { expect, test } from 'vitest';
import { troubles } from './check/findings.ts';
import { runEpisode } from './episode.ts';
import { ALL_STRIKES, possible } from './strikes/all.ts';
import { killApi, killPostgres, killWorker } from './strikes/kill.ts';

// By this seed those that must strike are among the first four, whatever tools a machine has.
const SEED = 2023;
const SECONDS = 30;
const MUST_STRIKE = [killPostgres, killApi, killWorker];
// Twelve kinds need neither tools nor time; a slow machine may not get to all of them.
const KINDS_AT_LEAST = 8;

test('through half a minute of faults nothing that was acknowledged is lost, counted twice or miscounted', async () => {
  const { strikes, skipped } = possible(ALL_STRIKES, SECONDS / 60);
  const { verdict, struck } = await runEpisode({
    seed: SEED,
    seconds: SECONDS,
    load: { people: 32, processes: 1 },
    strikes,
    pace: { shortestMs: 200, longestMs: 2_500 },
  });

  expect(troubles(verdict.findings), `skipped: ${JSON.stringify(skipped)}`).toEqual({});
  const kinds = new Set(struck.map(({ name }) => name));
  expect([...kinds]).toEqual(expect.arrayContaining(MUST_STRIKE.map(({ name }) => name)));
  expect(kinds.size).toBeGreaterThanOrEqual(KINDS_AT_LEAST);
});
