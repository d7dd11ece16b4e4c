import type { FunnelStepsFragment } from '@undersigned/shared/generated/staff/graphql.ts';

/** In the order in which people take them. */
const STEPS = [
  ...(['seen', 'begun', 'signed', 'mailed', 'confirmed', 'shared'] as const),
  'donationsFollowed',
] as const;
export type FunnelStep = (typeof STEPS)[number];

/** A share is of the step before; null: nobody took that one, or fewer did, as where counting began later. */
export type FunnelCount = { count: number; share: number | null };
export type FunnelRow = { step: FunnelStep; ever: FunnelCount; ranged: FunnelCount };

/** Nobody has taken any of them yet. */
export const isUntouched = (rows: FunnelRow[]): boolean =>
  rows.every(({ ever }) => ever.count === 0);

export function funnelRows(ever: FunnelStepsFragment, ranged: FunnelStepsFragment): FunnelRow[] {
  return STEPS.map((step, i) => {
    const before = STEPS[i - 1];
    const counted = (of: FunnelStepsFragment): FunnelCount => ({
      count: of[step],
      share: before ? shareOf(of[step], of[before]) : null,
    });
    return { step, ever: counted(ever), ranged: counted(ranged) };
  });
}

const shareOf = (count: number, before: number): number | null =>
  before > 0 && count <= before ? count / before : null;
