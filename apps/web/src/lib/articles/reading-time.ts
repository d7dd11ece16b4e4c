import { formatNumber } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

export function readingTime(minutes: number): string {
  return minutes === 1
    ? m.article_minutes_one()
    : m.article_minutes({ minutes: formatNumber(minutes) });
}
