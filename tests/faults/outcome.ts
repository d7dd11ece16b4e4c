import { bothFindings } from './check/findings.ts';
import type { Verdict } from './check/verdict.ts';
import type { Outcome } from './episode.ts';

/** What several episodes come to, one after the other. */
export function together([first, ...others]: [Outcome, ...Outcome[]]): Outcome {
  return others.reduce(
    (one, other) => ({
      verdict: bothVerdicts(one.verdict, other.verdict),
      struck: [...one.struck, ...other.struck],
      seconds: one.seconds + other.seconds,
      secondsToSettle: one.secondsToSettle + other.secondsToSettle,
      ackTimes: joined(one.ackTimes, other.ackTimes),
    }),
    first,
  );
}

function bothVerdicts(one: Verdict, other: Verdict): Verdict {
  return {
    isClean: one.isClean && other.isClean,
    acknowledged: sums(one.acknowledged, other.acknowledged),
    signaturesPresent: one.signaturesPresent + other.signaturesPresent,
    findings: Object.fromEntries(
      Object.entries(one.findings).map(([name, finding]) => [
        name,
        bothFindings(finding, other.findings[name as keyof Verdict['findings']]),
      ]),
    ) as Verdict['findings'],
    reads: one.reads + other.reads,
    readsThatHadToBeFresh: one.readsThatHadToBeFresh + other.readsThatHadToBeFresh,
    mails: sums(one.mails, other.mails),
    failedTries: sums(one.failedTries, other.failedTries),
  };
}

function sums<Counts extends Record<string, number>>(one: Counts, other: Counts): Counts {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...names].map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]),
  ) as Counts;
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
  const both = new Float64Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
