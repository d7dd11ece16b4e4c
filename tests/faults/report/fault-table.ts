import { countUntil } from '../check/numbers.ts';
import type { Struck } from '../strikes/schedule.ts';

export type FaultLine = {
  name: string;
  times: number;
  /** The longest time without any acknowledgement, from this fault to the next one. */
  longestSilenceSeconds: number;
};

const NEXT_AT_LATEST_MS = 30_000;

/** How often each kind struck, and for how long nobody at all was answered then. */
export function faultTable(struck: readonly Struck[], ackTimes: Float64Array): FaultLine[] {
  const lines = new Map<string, FaultLine>();
  const lastAck = ackTimes.at(-1) ?? 0;
  struck.forEach(({ name, from, to }, i) => {
    const next = struck[i + 1]?.from ?? Infinity;
    const end = Math.max(from, Math.min(next, to + NEXT_AT_LATEST_MS, lastAck));
    const line = lines.get(name) ?? { name, times: 0, longestSilenceSeconds: 0 };
    line.times += 1;
    const silence = Math.round(longestGap(ackTimes, from, end) / 100) / 10;
    line.longestSilenceSeconds = Math.max(line.longestSilenceSeconds, silence);
    lines.set(name, line);
  });
  return [...lines.values()].sort((a, b) => b.times - a.times);
}

/** Between one acknowledgement and the next, as far as it lies in this time. */
function longestGap(times: Float64Array, from: number, until: number): number {
  let longest = 0;
  let last = from;
  const end = countUntil(times, until);
  for (let i = countUntil(times, from); i < end; i += 1) {
    longest = Math.max(longest, times[i]! - last);
    last = times[i]!;
  }
  return Math.max(longest, until - last);
}
