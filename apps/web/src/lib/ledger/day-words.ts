import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatDate, formatDayAndMonth, formatsIn } from '#lib/format.ts';

type Span = { asOf: string; openedOn: string };

/** The year once, in the head of the column, when all days are of one. */
export function dayHeading(days: { day: string }[]): string {
  const year = onlyYear(days);
  return year ? m.ledger_day_of_year({ year }) : m.ledger_day();
}

export function dayWords(days: { day: string }[], day: string): string {
  return onlyYear(days) ? formatDayAndMonth(day) : formatDate(day);
}

/** What is special about a day: that it is not over, by the clock of the ledger, or was the first. */
export function dayNote(day: string, { asOf, openedOn }: Span): string | null {
  if (day === asOf.slice(0, 10)) return m.ledger_to({ time: asOf.slice(11, 16) });
  return day === openedOn ? m.ledger_opened() : null;
}

/** The ledger tells times by its own clock, in every language: its days are those of UTC. */
export const utcTime = (at: string): string =>
  m.time_utc({ time: formatsIn('UTC').seconds.format(new Date(at)) });
export const utcMoment = (at: string): { date: string; time: string } => {
  const { date, times } = formatsIn('UTC');
  return { date: date(new Date(at)), time: m.time_utc({ time: times.format(new Date(at)) }) };
};

function onlyYear(days: { day: string }[]): string | null {
  const years = new Set(days.map(({ day }) => day.slice(0, 4)));
  return years.size === 1 ? [...years][0]! : null;
}
