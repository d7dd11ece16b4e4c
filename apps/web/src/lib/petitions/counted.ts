import type { Milestone } from '@undersigned/shared/petitions/milestone.ts';

export type Tally = { total: number; confirmed: number; offline: number; asOf: string };

/** What the count of a petition is drawn from. */
export type Counted = {
  slug: string;
  status: 'OPEN' | 'CLOSED';
  closedAt: string | null;
  tally: Tally;
  milestone: Milestone;
};
