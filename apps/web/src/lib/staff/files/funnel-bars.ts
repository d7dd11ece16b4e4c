import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatNumber, formatShare } from '#lib/format.ts';
import { isUntouched, type FunnelCount, type FunnelRow } from '../counts/funnel-rows.ts';
import { stepWord } from '../counts/funnel-words.ts';
import type { Bars } from './bars-drawing.ts';

/** The steps from the page to the donation: in the time shown, and ever. They have no sum. */
export function funnelBars(rows: FunnelRow[]): Bars {
  const widest = Math.max(1, ...rows.map(({ ranged }) => ranged.count));
  const cells = ({ count, share }: FunnelCount) => [
    formatNumber(count),
    share === null ? '' : formatShare(share),
  ];
  return {
    head: [
      ...[m.staff_step(), m.staff_ranges(), m.staff_share()],
      ...[m.staff_funnel_ever(), m.staff_share()],
    ],
    rows: isUntouched(rows)
      ? []
      : rows.map(({ step, ever, ranged }) => ({
          ...{ name: stepWord(step), bar: ranged.count / widest },
          numbers: [...cells(ranged), ...cells(ever)],
        })),
    none: m.staff_funnel_none(),
  };
}
