import type { AuditFilter } from '@undersigned/shared/generated/staff/graphql.ts';
import { daysLater, startOfDay } from '@undersigned/shared/staff/chart-buckets.ts';
import { localTime, momentIn } from '../time/local-time.server.ts';
import { actionsOf } from './action-groups.ts';
import { DAYS, valuesOf, type Days, type FieldValues } from './record-filter.ts';

/** As the API takes it; what is none goes on as it is, and the API says so. A day as the end is in it. */
export function filterOf(values: FieldValues, timeZone: string): AuditFilter {
  const { who, what, petition, from, to } = values;
  return {
    ...(who && { actor: who }),
    ...(what && { actions: actionsOf(what) }),
    ...(petition && { petition }),
    ...(from && { from: momentIn(from, timeZone)?.toISOString() ?? from }),
    ...(to && { to: momentIn(to, timeZone, { endOfDay: true })?.toISOString() ?? to }),
  };
}

/** As the fields can show them, which a day alone is not. */
export function shownTimes({ from, to }: FieldValues, timeZone: string) {
  const shown = (typed: string, endOfDay: boolean) => {
    const moment = momentIn(typed, timeZone, { endOfDay });
    return moment ? localTime(moment, timeZone) : typed;
  };
  return { from: shown(from, false), to: shown(to, true) };
}

type Frame = { now: Date; timeZone: string };

/** What an address asks for. Days that were pressed are meant instead of what stands in the fields for times. */
export function askedValues(params: URLSearchParams, frame: Frame): FieldValues {
  const values = valuesOf(params);
  const days = DAYS.find((each) => each === params.get('days'));
  return days ? { ...values, from: firstOf(days, frame), to: '' } : values;
}

/** The days up to now that are asked for, if it is one of those. */
export function daysOf({ from, to }: FieldValues, frame: Frame): Days | null {
  return DAYS.find((days) => to === '' && from === firstOf(days, frame)) ?? null;
}

/** The day on which they begin in the time zone, as an address says it. */
function firstOf(days: Days, { now, timeZone }: Frame): string {
  if (days === 'all') return '';
  const first = daysLater(startOfDay(now, timeZone), 1 - Number(days), timeZone);
  return localTime(first, timeZone).slice(0, '2026-03-16'.length);
}
