import { accept, refuse, type Parsed } from './parsed.ts';

const EARLIEST = '1900-01-01';

/** A day of the calendar, as 2022-03-16, up to today; both are told in UTC. */
export function parsePastDay(raw: string, today: string): Parsed<string> {
  if (raw === '') return refuse('REQUIRED');
  if (!isDay(raw) || raw < EARLIEST) return refuse('DATE_INVALID');
  return raw > today ? refuse('DATE_IN_FUTURE') : accept(raw);
}

function isDay(raw: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(raw)) return false;
  const at = new Date(`${raw}T00:00:00Z`);
  // The 30th of February would be a day in March.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(raw);
}
