import { m } from '@undersigned/shared/generated/messages/messages.js';
import { ownTimes } from '../time/own-times.ts';
import type { StaffAlert } from './alert-facts.ts';

/** Since when, or from when to when; the day only where it is another than the one it stands under. */
export function timeOf({ kind, beganAt, endedAt }: StaffAlert, under = beganAt): string {
  const times = ownTimes();
  const at = (moment: string) =>
    times.date(moment) === times.date(under)
      ? times.time(moment)
      : `${times.dayAndMonth(moment)}, ${times.time(moment)}`;
  const from = at(beganAt);
  if (!endedAt) return m.alerts_since({ time: from });
  const to = at(endedAt);
  const isAtOnce = kind === 'MILESTONE' || (kind === 'CHANGE' && from === to);
  return isAtOnce ? from : m.alerts_from_to({ from, to });
}

/** Alerts are counted up to a hundred. */
export const moreThan = (told: number, count: number): string =>
  count < 100 ? String(count - told) : '99+';

export const newWords = (count: number): string =>
  m.alerts_new({ count, n: count < 100 ? String(count) : '99+' });
