import { m } from '@undersigned/shared/generated/messages/messages.js';

/** Two ways to look at the same time: what changed in each interval, and how it stood at its end. */
export const VIEWS = ['happened', 'stood'] as const;
export type View = (typeof VIEWS)[number];

/** Lines differ by dash and colour; a panel that shows what rarely happens has a scale of its own. */
export type Look = 'act' | 'warn' | 'good' | 'soft' | 'bad';
export type Series = { name: SeriesName; look: Look; isFilled?: boolean };
type SeriesName = 'total' | 'signed' | 'confirmed' | 'clicks' | 'waiting' | State;
type State = 'offline' | 'held' | 'withdrawn' | 'invalidated';

const SELDOM: Series[] = [
  { name: 'held', look: 'warn' },
  { name: 'withdrawn', look: 'soft' },
  { name: 'invalidated', look: 'bad' },
];

/** The panels of each view, from the top down; a table has the same columns in the same order. */
export const PANELS: Record<View, Series[][]> = {
  happened: [
    [
      { name: 'confirmed', look: 'act', isFilled: true },
      { name: 'signed', look: 'warn' },
      { name: 'clicks', look: 'good' },
    ],
    [{ name: 'offline', look: 'act' }, ...SELDOM],
  ],
  stood: [
    [
      { name: 'total', look: 'act', isFilled: true },
      { name: 'confirmed', look: 'good' },
      { name: 'waiting', look: 'warn' },
      { name: 'offline', look: 'soft' },
    ],
    SELDOM,
  ],
};

/** For each panel, where its numbers stand among those of a point. */
export function columnsOfPanels(view: View): number[][] {
  let next = 0;
  return PANELS[view].map((series) => series.map(() => next++));
}

export const columnsOf = (view: View): Series[] => PANELS[view].flat();

export function viewNamed(name: string | null): View {
  return VIEWS.find((each) => each === name) ?? 'happened';
}

export const viewWord = (view: View): string =>
  view === 'stood' ? m.staff_view_stood() : m.staff_view_happened();

export function seriesWord(name: SeriesName): string {
  const words: Record<SeriesName, () => string> = {
    total: m.staff_total,
    signed: m.staff_series_signed,
    confirmed: m.staff_series_confirmed,
    clicks: m.staff_series_clicks,
    waiting: m.staff_waiting,
    offline: m.staff_on_paper,
    held: m.staff_state_held,
    withdrawn: m.staff_state_withdrawn,
    invalidated: m.staff_state_invalidated,
  };
  return words[name]();
}
