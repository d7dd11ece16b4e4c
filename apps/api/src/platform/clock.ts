// The one place that tells the time, so that tests can move it.
let offsetMs = 0;

export const clock = {
  now: (): Date => new Date(Date.now() + offsetMs),
  /** Milliseconds that only go forward, whatever the machine's clock is set to. */
  elapsed: (): number => performance.now() + offsetMs,
  /** For tests: the time from now on, as an offset from the machine's. */
  shift(ms: number): void {
    offsetMs = ms;
  },
};

/** The minute in which a moment falls, in UTC, as the database reads it. */
export function minuteOf(at: Date): string {
  return `${at.toISOString().slice(0, 16)}:00Z`;
}
