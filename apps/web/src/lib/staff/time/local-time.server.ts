import { runtimeName, UTC } from '@undersigned/shared/staff/time-zone.ts';
import { Temporal } from 'temporal-polyfill';

const SHAPE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?)?$/;

/**
 * What a field for a date, or for a date and a time, says in a time zone; null where that is none. A day
 * alone is its beginning, or its end. A time that clocks leave out is the same time by the clock of before.
 * To the minute, unless what it says is wanted `exactly`.
 */
export function momentIn(
  value: string,
  timeZone: string,
  { endOfDay = false, exactly = false } = {},
): Date | null {
  const [, day, minute, rest = ''] = SHAPE.exec(value) ?? [];
  if (!day) return null;
  const time = minute && exactly ? minute + rest : minute;
  const zone = runtimeName(timeZone) ?? UTC;
  try {
    const date = Temporal.PlainDate.from(day, { overflow: 'reject' });
    const zoned = time
      ? date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
      : date.add({ days: endOfDay ? 1 : 0 }).toZonedDateTime(zone);
    return new Date(zoned.epochMilliseconds);
  } catch {
    // The thirtieth of February, or a quarter past 25.
    return null;
  }
}

/** A moment as a field for a date and a time has it: to the minute, or `exactly`. */
export function localTime(at: Date, timeZone: string, { exactly = false } = {}): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  const time = instant.toZonedDateTimeISO(runtimeName(timeZone) ?? UTC).toPlainDateTime();
  const isWhole = time.second === 0 && time.millisecond === 0;
  return exactly && !isWhole ? time.toString() : time.toString({ smallestUnit: 'minute' });
}

/** The same with the zone's offset then, so that no program has to guess: 2026-03-29T00:00:00+02:00. */
export function timeWithOffset(at: Date, timeZone: string): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  const zoned = instant.toZonedDateTimeISO(runtimeName(timeZone) ?? UTC);
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
