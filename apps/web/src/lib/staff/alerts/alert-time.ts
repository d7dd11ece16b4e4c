import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatDate, formatDayAndMonth, formatTime } from '#lib/format.ts';
import type { StaffAlert } from './alert-facts.ts';

/** Since when, or from when to when; the day only where it is another than the one it stands under. */
export function timeOf({ kind, beganAt, endedAt }: StaffAlert, under = beganAt): string {
  const at = (time: string) =>
    formatDate(time) === formatDate(under)
      ? formatTime(time)
      : `${formatDayAndMonth(time)}, ${formatTime(time)}`;
  if (kind === 'MILESTONE') return at(beganAt);
  if (!endedAt) return m.alerts_since({ time: at(beganAt) });
  return m.alerts_from_to({ from: at(beganAt), to: at(endedAt) });
}

export const newWords = (count: number): string =>
  m.alerts_new({ count, n: count < 100 ? String(count) : '99+' });
