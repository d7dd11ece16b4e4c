import { existsSync, readFileSync } from 'node:fs';
import type { ProgramEnd } from '../../../scripts/process/supervise.ts';
import type { ProgramName } from '../site/pids.ts';
import type { Struck } from '../strikes/schedule.ts';
import type { Strike } from '../strikes/strike.ts';
import { type Finding, found, noFinding } from './findings.ts';

/** A program that ended by itself or by a fault, and was started again. */
export type Ended = ProgramEnd & { readonly at: number };

const NAMES: Record<string, ProgramName> = {
  'The API': 'the first API',
  'The second API': 'the second API',
  'The worker': 'the worker',
  'The web site': 'the web site',
};
// The end is noticed a moment after the fault that made it.
const NOTICED_WITHIN_MS = 3_000;
// A program that needs the database when it starts says so, ends, and is started again.
const START_FAILS_FOR_MS = 60_000;

export function readEnds(file: string): Ended[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Ended);
}

/** A supervisor hides what ends by itself: it is back before anybody misses it. */
export function findEndsWithoutFault(
  ends: readonly Ended[],
  struck: readonly Struck[],
  strikes: readonly Pick<Strike, 'name' | 'mayEnd'>[],
): Finding {
  const mayEnd = new Map(strikes.map((strike) => [strike.name, strike.mayEnd ?? []]));
  const isExplained = ({ name, how, hadServed, at }: Ended) =>
    struck.some((fault) => {
      const { from, to } = fault;
      if (!hadServed && how.startsWith('status '))
        return from <= at && at <= to + START_FAILS_FOR_MS;
      const ended = (how === 'SIGKILL' || how === 'status 0') && from <= at;
      return (
        ended && at <= to + NOTICED_WITHIN_MS && mayEnd.get(fault.name)!.includes(NAMES[name]!)
      );
    });
  const finding = noFinding();
  for (const end of ends.filter((end) => !isExplained(end))) {
    found(finding, `${end.name} (${end.how}, ${end.hadServed ? 'serving' : 'starting'})`);
  }
  return finding;
}
