import { runtimeName, UTC } from './time-zone.ts';

/** As fields for a date and a time have it, to the minute. */
export type During = { from: string; to: string | null };

const MINUTE_MS = 60_000;
/** What is unusual is seen within so much time, and has begun by then. */
const SEEN_WITHIN_MS = 3 * MINUTE_MS;

/** In which time the signatures of unusual traffic were made, in somebody's time zone; with no end while it lasts. */
export function timesOfTraffic(
  { beganAt, endedAt }: { beganAt: Date; endedAt: Date | null },
  timeZone: string,
): During {
  const local = (at: number) =>
    new Intl.DateTimeFormat('sv-SE', {
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
      ...{ hourCycle: 'h23', timeZone: runtimeName(timeZone) ?? UTC },
    })
      .format(at)
      .replace(' ', 'T');
  return {
    from: local(beganAt.getTime() - SEEN_WITHIN_MS),
    // To the minute is its beginning: the one in which it was last seen is wanted, too.
    to: endedAt && local(endedAt.getTime() + MINUTE_MS),
  };
}
