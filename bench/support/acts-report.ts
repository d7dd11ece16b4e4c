import { report } from './figures.ts';
import { ratio, type Round, summary } from './rounds.ts';

const CLAIM = 'at least 0.75 of the no-op rate, 4 times the naive rate, p99 within 80 ms';

/** An act of signers beside the server's no-op and beside naive writing; `found` is what the database tells of them. */
export function reportActs(
  bench: string,
  rounds: { act: Round[]; noOp: Round[]; naive: Round[] },
  counts: { connections: number; answered: number; found: Record<string, number>; mails?: number },
): void {
  const { found, ...asked } = counts;
  const ofNoOp = ratio(rounds.act, rounds.noOp);
  const timesNaive = ratio(rounds.act, rounds.naive);
  const figures = summary(rounds.act);
  report({
    ...{ bench, claim: CLAIM, ofNoOp, timesNaive },
    ...figures,
    noOp: summary(rounds.noOp),
    naive: summary(rounds.naive),
    ...asked,
    ...found,
    met:
      ofNoOp >= 0.75 &&
      timesNaive >= 4 &&
      figures.p99Ms <= 80 &&
      Object.values(found).every((count) => count === asked.answered),
  });
}
