import type { FieldCode } from '@undersigned/shared/errors.ts';
import type { CountInterval } from '@undersigned/shared/generated/staff/graphql.ts';
import {
  bucketsOf,
  daysLater,
  rangeProblems,
  startOfDay,
} from '@undersigned/shared/staff/chart-buckets.ts';
import {
  INTERVALS,
  RANGES,
  type AskedRange,
  type ChartRange,
  type RangeName,
} from './chart-range.ts';
import { ticksOf } from './chart-ticks.server.ts';
import { localTime, momentIn } from '../time/local-time.server.ts';

/** When and where somebody asks, and since when there is anything. */
export type Frame = { now: number; beganAt: number; timeZone: string };
type RangeProblem = { field: 'from' | 'to' | 'interval'; code: FieldCode };
export type ReadRange = {
  range: ChartRange;
  asked: AskedRange;
  problems: RangeProblem[];
  /** As the form for another range shows it. */
  fields: { from: string; to: string; interval: string };
};
type Plain = { name: ChartRange['name']; interval: CountInterval; from: Date; to: Date };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MOST_DAYS = 1_400;

/** The range in an address: one of ours by its name, or from when to when. What cannot be drawn has problems. */
export function readRange(params: URLSearchParams, frame: Frame): ReadRange {
  const typed = { from: text(params, 'from'), to: text(params, 'to') };
  const interval = text(params, 'interval');
  if (!typed.from && !typed.to && !interval) {
    const range = named(params.get('range'), frame);
    return read(range, { range: range.name }, frame);
  }
  const { timeZone } = frame;
  const own = ownRange(typed, interval, frame);
  const problems = 'problems' in own ? own.problems : problemsOf(own, frame);
  if (problems.length > 0 || 'problems' in own) {
    const usual = read(named(null, frame), {}, frame);
    return { ...usual, problems, fields: { ...shownAgain(typed, timeZone), interval } };
  }
  const shown = read(own, { ...typed, interval }, frame);
  return { ...shown, fields: { ...shown.fields, interval } };
}

function text(params: URLSearchParams, name: string): string {
  return (params.get(name) ?? '').trim();
}

/** As the fields can show it: a day alone they cannot, nor what is no time. */
function shownAgain({ from, to }: { from: string; to: string }, timeZone: string) {
  const shown = (typed: string, endOfDay: boolean) => {
    const moment = momentIn(typed, timeZone, { endOfDay });
    return moment ? localTime(moment, timeZone) : typed;
  };
  return { from: shown(from, false), to: shown(to, true) };
}

function read(range: Plain, asked: AskedRange, frame: Frame): ReadRange {
  const { timeZone } = frame;
  const { starts, end } = bucketsOf({ ...range, timeZone });
  const from = starts[0]!;
  return {
    range: {
      ...{ name: range.name, interval: range.interval },
      ...{ from: from.toISOString(), to: end.toISOString(), ticks: ticksOf(from, end, timeZone) },
    },
    asked,
    problems: [],
    fields: { from: localTime(from, timeZone), to: localTime(end, timeZone), interval: '' },
  };
}

function named(asked: string | null, { now, beganAt, timeZone }: Frame): Plain {
  const name: RangeName = RANGES.find((each) => each === asked) ?? 'week';
  const today = startOfDay(new Date(now), timeZone);
  const tomorrow = daysLater(today, 1, timeZone);
  if (name === 'hour') {
    const { from, to } = lastHour(now);
    return { name, interval: 'MINUTE', from: new Date(from), to: new Date(to) };
  }
  if (name === 'today') return { name, interval: 'HOUR', from: today, to: tomorrow };
  const week = daysLater(today, -6, timeZone);
  if (name === 'week') return { name, interval: 'HOUR', from: week, to: tomorrow };
  const earliest = daysLater(today, -MOST_DAYS, timeZone).getTime();
  const from = startOfDay(new Date(Math.max(beganAt, earliest)), timeZone);
  const isShort = now - from.getTime() <= 4 * DAY;
  return { name, interval: isShort ? 'HOUR' : 'DAY', from, to: tomorrow };
}

/** What is not said is from the beginning, until now, and by whatever suits the length. */
function ownRange(
  typed: { from: string; to: string },
  named: string,
  { now, beganAt, timeZone }: Frame,
): Plain | { problems: RangeProblem[] } {
  const from = typed.from ? momentIn(typed.from, timeZone) : new Date(beganAt);
  // A day as the end is in it.
  const to = typed.to ? momentIn(typed.to, timeZone, { endOfDay: true }) : new Date(now);
  if (!from || !to) {
    const wrong = (['from', 'to'] as const).filter((field) => !(field === 'from' ? from : to));
    return { problems: wrong.map((field) => ({ field, code: 'DATE_INVALID' })) };
  }
  const interval = INTERVALS.find((each) => each.toLowerCase() === named) ?? suiting(from, to);
  return { name: 'own', interval, from, to };
}

function suiting(from: Date, to: Date): CountInterval {
  const length = to.getTime() - from.getTime();
  if (length <= 6 * HOUR) return 'MINUTE';
  return length <= 14 * DAY ? 'HOUR' : 'DAY';
}

function problemsOf(range: Plain, { timeZone }: Frame): RangeProblem[] {
  return rangeProblems({ ...range, timeZone }).map(({ path, code }) => ({
    ...{ field: path[0] as RangeProblem['field'], code },
  }));
}

/** Sixty whole minutes, this one included. */
export function lastHour(now: number): { from: number; to: number } {
  const to = (Math.floor(now / MINUTE) + 1) * MINUTE;
  return { from: to - HOUR, to };
}
