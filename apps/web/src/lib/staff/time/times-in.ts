import { runtimeName, UTC } from '@undersigned/shared/staff/time-zone.ts';
import { formatsIn } from '#lib/format.ts';

export type Times = ReturnType<typeof timesIn>;

/** Dates and times in a time zone that somebody chose: for pages that are one person's. */
export function timesIn(timeZone: string) {
  const { date, dateline, days, times, seconds, shortDays, months, years } = formatsIn(
    runtimeName(timeZone) ?? UTC,
  );
  const by = (format: Intl.DateTimeFormat) => (at: string) => format.format(new Date(at));
  return {
    timeZone,
    date: (at: string) => date(new Date(at)),
    dateWithWeekday: (at: string) => dateline(new Date(at)),
    dayAndMonth: by(days),
    time: by(times),
    timeWithSeconds: by(seconds),
    moment: (at: string) => `${date(new Date(at))}, ${times.format(new Date(at))}`,
    /** 16 Mar */
    shortDay: by(shortDays),
    month: by(months),
    year: by(years),
  };
}
