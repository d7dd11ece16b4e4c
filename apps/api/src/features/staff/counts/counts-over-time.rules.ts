import type { StateCounts } from '../../integrity/tally.service.ts';

/** What changed in one interval; they are numbered from 1 on. */
export type Change = { interval: number; signed: number; confirmations: number; by: StateCounts };
type CountsByState = StateCounts & { total: number };
export type CountPoint = {
  at: Date;
  confirmed: number;
  pending: number;
  donationClicks: number;
  change: CountsByState;
  end: CountsByState;
};

const NOTHING: StateCounts = {
  ...{ pending: 0, held: 0, confirmed: 0, withdrawn: 0, invalidated: 0, offline: 0 },
};
const STATES = Object.keys(NOTHING) as (keyof StateCounts)[];

/**
 * What happened in each interval, and how it stood at its end: reckoned backwards from how it stands now,
 * so that the last point is what every other page shows. What has a higher number came after the last one.
 */
export function pointsOf(
  starts: readonly Date[],
  now: StateCounts,
  changes: readonly Change[],
  clicks: ReadonlyMap<number, number>,
): CountPoint[] {
  const found = new Map(changes.map((change) => [change.interval, change]));
  const later = changes.filter(({ interval }) => interval > starts.length);
  let end = later.reduce((stood, { by }) => before(stood, by), now);
  const points: CountPoint[] = [];
  for (const at of starts.toReversed()) {
    const interval = starts.length - points.length;
    const { signed = 0, confirmations = 0, by = NOTHING } = found.get(interval) ?? {};
    points.push({
      ...{
        at,
        confirmed: confirmations,
        pending: signed,
        donationClicks: clicks.get(interval) ?? 0,
      },
      ...{ change: withTotal(by), end: withTotal(end) },
    });
    end = before(end, by);
  }
  return points.reverse();
}

function before(counts: StateCounts, change: StateCounts): StateCounts {
  const entries = STATES.map((state) => [state, counts[state] - change[state]]);
  return Object.fromEntries(entries) as StateCounts;
}

function withTotal(counts: StateCounts): CountsByState {
  return { ...counts, total: counts.confirmed + counts.offline };
}
