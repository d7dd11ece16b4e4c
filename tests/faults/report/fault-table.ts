import { countUntil } from '../check/numbers.ts';
import type { Struck } from '../strikes/schedule.ts';

export type FaultLine = {
  name: string;
  times: number;
  /** The longest time without any acknowledgement, in this fault's time, of all its times. */
  longestSilenceSeconds: number;
};

const NEXT_AT_LATEST_MS = 30_000;

/** How often each kind struck, and for how long nobody at all was answered then. */
export function faultTable(struck: readonly Struck[], ackTimes: Float64Array): FaultLine[] {
  const lines = new Map<string, FaultLine>();
  struck.forEach(({ name, from, to }, i) => {
    const next = struck[i + 1]?.from ?? Infinity;
    const end = Math.max(to, Math.min(next, to + NEXT_AT_LATEST_MS));
    const line = lines.get(name) ?? { name, times: 0, longestSilenceSeconds: 0 };
    line.times += 1;
    const silence = Math.round(longestGap(ackTimes, from, end) / 100) / 10;
    line.longestSilenceSeconds = Math.max(line.longestSilenceSeconds, silence);
    lines.set(name, line);
  });
  return [...lines.values()].sort((a, b) => b.times - a.times);
}

/** Between two acknowledgements of which the later one came in this time. */
function longestGap(times: Float64Array, from: number, until: number): number {
  let longest = 0;
  const end = Math.min(countUntil(times, until) + 1, times.length);
  for (let i = Math.max(countUntil(times, from), 1); i < end; i += 1) {
    longest = Math.max(longest, times[i]! - Math.max(times[i - 1]!, from));
  }
  return longest;
}
