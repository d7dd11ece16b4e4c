import { expect, test } from 'vitest';
import { runEpisode } from './episode.ts';
import { answerBeforeCommit, commitInMemory, countAfterCommit, type Bug } from './site/planted.ts';
import { killBothApis, killPostgres } from './strikes/kill.ts';
import type { Strike } from './strikes/strike.ts';

/** A test of the tester: the same site, load and checker, and one mistake in the product. */
async function findingsWith(bug: Bug, strike: Strike) {
  const { verdict } = await runEpisode({
    bug,
    seed: 1,
    seconds: 7,
    load: { people: 48, processes: 1 },
    strikes: [strike],
    pace: { shortestMs: 2_000, longestMs: 2_500 },
    mailPatienceMs: 0,
    keepsEvidence: false,
  });
  return verdict.findings;
}

test('answers that come before the commit are found out', async () => {
  const { lost } = await findingsWith(answerBeforeCommit, killBothApis);
  expect(lost.count).toBeGreaterThan(0);
});

test('commits that are not on disk are found out', async () => {
  const { lost } = await findingsWith(commitInMemory, killPostgres);
  expect(lost.count).toBeGreaterThan(0);
});

test('counts in a transaction of their own are found out', async () => {
  const { drift } = await findingsWith(countAfterCommit, killBothApis);
  expect(drift.count).toBeGreaterThan(0);
});
