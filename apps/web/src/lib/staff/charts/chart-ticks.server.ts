import { runtimeName, UTC } from '@undersigned/shared/staff/time-zone.ts';
import { Temporal } from 'temporal-polyfill';
import type { Tick } from './chart-range.ts';

const MOST_TICKS = 7;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

type Unit = 'minutes' | 'days' | 'months' | 'years';
type Step = { unit: Unit; each: number; ms: number };
const steps = (unit: Unit, ms: number, ...sizes: number[]): Step[] =>
  sizes.map((each) => ({ unit, each, ms: each * ms }));
const STEPS = [
  ...steps('minutes', MINUTE, 1, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720),
  ...steps('days', DAY, 1, 2, 7, 14),
  ...steps('months', 30 * DAY, 1, 2, 3, 6),
  ...steps('years', 365 * DAY, 1, 2, 5, 10, 20),
];
const KINDS: Record<Unit, Tick['kind']> = {
  ...{ minutes: 'time', days: 'day', months: 'month', years: 'year' },
};

/** Round times of the zone along an axis: some seven, however long it is. */
export function ticksOf(from: Date, to: Date, timeZone: string): Tick[] {
  const length = to.getTime() - from.getTime();
  const { unit, each } = STEPS.find(({ ms }) => length / ms <= MOST_TICKS) ?? STEPS.at(-1)!;
  const zone = runtimeName(timeZone) ?? UTC;
  const first = firstDate(from, unit, zone);
  // Longer than any day: a day's name says more than its midnight.
  const isLong = length > 1.1 * DAY;
  const ticks: Tick[] = [];
  for (let i = 0, last = -Infinity; last < to.getTime(); i += 1) {
    const date = first.add(unit === 'minutes' ? { days: i } : { [unit]: i * each });
    const minutes =
      unit === 'minutes' ? Array.from({ length: 1_440 / each }, (_, n) => n * each) : [0];
    for (const minute of minutes) {
      const at = instantOf(date, minute, zone);
      const kind = minute === 0 && isLong && unit === 'minutes' ? 'day' : KINDS[unit];
      // An hour that clocks leave out falls on the next one.
      const isNew = at > last && at >= from.getTime() && at < to.getTime();
      if (isNew) ticks.push({ at: new Date(at).toISOString(), kind });
      last = Math.max(last, at);
    }
  }
  return ticks;
}

function firstDate(from: Date, unit: Unit, zone: string): Temporal.PlainDate {
  const instant = Temporal.Instant.fromEpochMilliseconds(from.getTime());
  const date = instant.toZonedDateTimeISO(zone).toPlainDate();
  if (unit === 'months') return date.with({ day: 1 });
  return unit === 'years' ? date.with({ month: 1, day: 1 }) : date;
}

function instantOf(date: Temporal.PlainDate, minute: number, timeZone: string): number {
  if (minute === 0) return date.toZonedDateTime(timeZone).epochMilliseconds;
  const plainTime = { hour: Math.floor(minute / 60), minute: minute % 60 };
  return date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}
