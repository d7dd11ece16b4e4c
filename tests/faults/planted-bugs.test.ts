import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { runEpisode } from './episode.ts';
import { postgresPids, signal } from './site/pids.ts';
import { answerBeforeCommit, type Bug, commitInMemory, countAfterCommit } from './site/planted.ts';
import { killBothApis, killPostgres } from './strikes/kill.ts';
import type { Arena, Strike } from './strikes/strike.ts';

const ENOUGH = 40;
/** With more time: other moments, and more of them. */
const [SEEDS, TIMES] = process.env.CHECK_LONG === 'yes' ? [[1, 2, 3], 4] : [[1], 1];

/** Strikes while people are being answered, however slow the machine is. */
async function whileAnswering({ acknowledged, signal: end }: Arena): Promise<boolean> {
  const before = acknowledged();
  while (acknowledged() < before + ENOUGH && !end.aborted) await sleep(20);
  return true;
}

/** Who writes the log in the background is held up, as it may be: nothing that was promised needs it. */
async function whileTheLogWaits(arena: Arena): Promise<boolean> {
  const isLogWriter = (pid: number) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('walwriter');
  for (const pid of postgresPids(arena.site.cluster).filter(isLogWriter)) signal(pid, 'SIGSTOP');
  return whileAnswering(arena);
}

/** A test of the tester: the same site, load and checker, and one mistake in the product. */
async function findingsWith(bug: Bug, kind: Strike, seed: number) {
  const enough = new AbortController();
  let times = 0;
  const strike = async (arena: Arena) => {
    const detail = await kind.strike(arena);
    if (detail !== undefined && (times += 1) === TIMES) enough.abort();
    return detail;
  };
  const { verdict } = await runEpisode({
    ...{ bug, seed },
    seconds: 60,
    signal: enough.signal,
    load: { people: 48, processes: 1 },
    strikes: [{ ...kind, strike }],
    pace: { shortestMs: 100, longestMs: 300 },
    loadPatienceMs: 3_000,
    mailPatienceMs: 0,
    keepsEvidence: false,
  });
  return verdict.findings;
}

describe.each(SEEDS)('in the faults of seed %i', (seed) => {
  test('answers that come before the commit are found out', async () => {
    const strike = { ...killBothApis, prepare: whileAnswering };
    const { lost } = await findingsWith(answerBeforeCommit, strike, seed);
    expect(lost.count).toBeGreaterThan(0);
  });

  test('commits that are not on disk are found out', async () => {
    const strike = { ...killPostgres, prepare: whileTheLogWaits };
    const { lost } = await findingsWith(commitInMemory, strike, seed);
    expect(lost.count).toBeGreaterThan(0);
  });

  test('counts in a transaction of their own are found out', async () => {
    const strike = { ...killBothApis, prepare: whileAnswering };
    const { drift } = await findingsWith(countAfterCommit, strike, seed);
    expect(drift.count).toBeGreaterThan(0);
  });
});
