import { expect, test } from 'vitest';
import { troubles } from './check/findings.ts';
import { runEpisode } from './episode.ts';
import { ALL_STRIKES, possible } from './strikes/all.ts';

const SEED = 2022;
const SECONDS = 30;

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
  expect(struck.length).toBeGreaterThan(5);
});
