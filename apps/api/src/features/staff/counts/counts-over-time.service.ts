import {
  bucketsOf,
  rangeProblems,
  type ChartRange,
} from '@undersigned/shared/staff/chart-buckets.ts';
import type { Db } from '../../../platform/db.ts';
import { InputError } from '../../../platform/errors.ts';
import { joined, oneByOne } from '../../../platform/joined.ts';
import { readChanges, type Subject } from './counts-over-time.reader.ts';
import { pointsOf, type CountPoint } from './counts-over-time.rules.ts';

export type { CountPoint };

/** What happened in each interval and how it stood at its end; also where nothing happened. */
export async function findCountsOverTime(
  db: Db,
  { petitionId, campaignId }: Subject,
  range: ChartRange,
): Promise<CountPoint[]> {
  const problems = rangeProblems(range);
  if (problems.length > 0) throw new InputError(problems);
  const { starts, end } = bucketsOf(range);
  // Ranges of the same intervals are one question, however many ask it.
  const { interval, timeZone } = range;
  const chart = { petitionId, campaignId, interval, timeZone, from: starts[0]!, to: end };
  return (await joined(db, overTimeOf, JSON.stringify(chart)))!;
}

const overTimeOf = oneByOne(async (db: Db, question: string): Promise<CountPoint[]> => {
  const { petitionId, campaignId, from, to, ...how } = JSON.parse(question) as Chart;
  const { starts, end } = bucketsOf({ ...how, from: new Date(from), to: new Date(to) });
  const { now, changes, clicks } = await readChanges(db, {
    ...{ of: { petitionId, campaignId }, edges: [...starts, end] },
    name: `${how.interval} ${how.timeZone}`,
  });
  return pointsOf(starts, now, changes, clicks);
});

/** As JSON keeps it. */
type Chart = Subject & { from: string; to: string } & Pick<ChartRange, 'interval' | 'timeZone'>;
