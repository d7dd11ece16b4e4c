import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/settings.ts';
import type { Verdict } from '../check/verdict.ts';
import type { Outcome } from '../episode.ts';
import type { Skipped } from '../strikes/all.ts';
import { faultTable, type FaultLine } from './fault-table.ts';

export type Report = {
  command: string;
  seed: number;
  result: 'nothing amiss' | 'something amiss';
  began: string;
  minutes: number;
  minutesToSettle: number;
  /** What was built of, and with how many cores. */
  commit: string;
  cores: number;
  machine: string;
  acknowledged: Verdict['acknowledged'];
  perSecond: number;
  faults: number;
  byKind: FaultLine[];
  skipped: Skipped[];
  lost: number;
  double: number;
  phantom: number;
  altered: number;
  drift: number;
  reads: number;
  wrongReads: number;
  readsThatHadToBeFresh: number;
  oldReads: number;
  mails: {
    arrived: number;
    missing: number;
    misdirected: number;
    repeated: number;
    mayRepeat: number;
    repeatedWithoutCrash: number;
    ofAKindTwice: number;
  };
  unexpected: {
    refused: number;
    brokenAnswers: number;
    failedWithoutFault: number;
    gaveUp: number;
    endsWithoutFault: number;
    unproved: number;
  };
  failedTries: Record<string, number>;
  examples: string[];
};

export type Run = {
  readonly command: string;
  readonly seed: number;
  readonly began: Date;
  readonly commit: string;
  readonly skipped: Skipped[];
  readonly outcome: Outcome;
};

export function reportOf({ command, seed, began, commit, skipped, outcome }: Run): Report {
  const { verdict, struck, seconds, secondsToSettle, ackTimes } = outcome;
  const { findings } = verdict;
  const count = (name: keyof typeof findings) => findings[name].count;
  return {
    command,
    seed,
    result: verdict.isClean ? 'nothing amiss' : 'something amiss',
    began: began.toISOString(),
    minutes: rounded(seconds / 60),
    minutesToSettle: rounded(secondsToSettle / 60),
    commit,
    cores: availableParallelism(),
    machine: machine(),
    acknowledged: verdict.acknowledged,
    perSecond: rounded(verdict.acknowledged.signatures / seconds),
    faults: struck.length,
    byKind: faultTable(struck, ackTimes),
    skipped,
    lost: count('lost'),
    double: count('double'),
    phantom: count('phantom'),
    altered: count('altered'),
    drift: count('drift'),
    reads: verdict.reads,
    wrongReads: count('wrongReads'),
    readsThatHadToBeFresh: verdict.readsThatHadToBeFresh,
    oldReads: count('oldReads'),
    mails: {
      arrived: verdict.mails.arrived,
      missing: count('mailsMissing'),
      misdirected: count('mailsMisdirected'),
      repeated: verdict.mails.repeated,
      mayRepeat: verdict.mails.mayRepeat,
      repeatedWithoutCrash: count('mailsRepeatedWithoutCrash'),
      ofAKindTwice: count('mailsOfAKindTwice'),
    },
    unexpected: {
      refused: count('refused'),
      brokenAnswers: count('brokenAnswers'),
      failedWithoutFault: count('failedWithoutFault'),
      gaveUp: count('gaveUp'),
      endsWithoutFault: count('endsWithoutFault'),
      unproved: count('unproved'),
    },
    failedTries: verdict.failedTries,
    examples: Object.entries(findings).flatMap(([name, { examples }]) =>
      examples.map((example) => `${name}: ${example}`),
    ),
  };
}

/** Writes the report where no commit takes it along; returns the page's address. */
export function writeReport(report: Report, page: string): string {
  const folder = join(root, '.reports');
  mkdirSync(folder, { recursive: true });
  const name = `faults-${report.began.replaceAll(/[:.]/g, '-')}-seed-${report.seed}`;
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(folder, `${name}.md`), page);
  return join(folder, `${name}.md`);
}

function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const { model } = cpus()[0] ?? { model: 'unknown' };
  return `${availableParallelism()} cores (${model}), ${gigabytes} GB, Linux ${release()}, Node ${process.version}`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
