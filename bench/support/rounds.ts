import { cpuOf, type BenchSite } from './bench-site.ts';
import { median } from './figures.ts';
import type { LoadResult } from './load.ts';

export type Round = LoadResult & {
  /** Processor time of each part in this round, in microseconds an answer. */
  cpuMicros: { api: number; postgres: number; worker: number };
};

/**
 * Runs the arms in turn, again and again, so that what else the machine does meets all of them.
 * The first round of each only warms up.
 */
export async function inTurn<Arm extends string>(
  site: BenchSite,
  rounds: number,
  arms: Record<Arm, () => Promise<LoadResult>>,
): Promise<Record<Arm, Round[]>> {
  const names = Object.keys(arms) as Arm[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Round[]])) as Record<
    Arm,
    Round[]
  >;
  for (const name of names) await arms[name]();
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const before = cpuOf(site);
      const result = await arms[name]();
      const after = cpuOf(site);
      const per = (part: keyof typeof before) =>
        Math.round((after[part] - before[part]) / result.answers);
      const cpuMicros = { api: per('api'), postgres: per('postgres'), worker: per('worker') };
      results[name].push({ ...result, cpuMicros });
      console.error(
        `${name}: ${Math.round(result.perSecond)}/s, p99 ${result.p99Ms.toFixed(1)} ms`,
      );
    }
  }
  return results;
}

/** The median of each round's ratio: neighbours in time are compared with each other. */
export function ratio(over: LoadResult[], under: LoadResult[]): number {
  const ratios = over.map((result, i) => result.perSecond / under[i]!.perSecond);
  return Math.round(median(ratios) * 100) / 100;
}

export function summary(rounds: Round[]) {
  const of = (pick: (round: Round) => number) => Math.round(median(rounds.map(pick)) * 10) / 10;
  return {
    perSecond: Math.round(of((round) => round.perSecond)),
    p50Ms: of((round) => round.p50Ms),
    p99Ms: of((round) => round.p99Ms),
    worstP99Ms: Math.round(Math.max(...rounds.map((round) => round.p99Ms)) * 10) / 10,
    cpuMicros: {
      api: of((round) => round.cpuMicros.api),
      postgres: of((round) => round.cpuMicros.postgres),
      worker: of((round) => round.cpuMicros.worker),
      load: of((round) => (round.ownCpuShare * round.seconds * 1e6) / round.answers),
    },
  };
}
