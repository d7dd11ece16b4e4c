import { milestoneAfter } from './milestone.ts';

export type PassedMilestone = { target: number; reachedOn: string };

/**
 * Which milestones a petition has passed, and on which day its total first ended at or above each.
 * The last day may not be over: what it passed now may be missing in the evening, if people withdraw.
 * `days` in order, with what each added to the total or took from it.
 */
export function milestonesPassed(days: { day: string; change: number }[]): PassedMilestone[] {
  const passed: PassedMilestone[] = [];
  let total = 0;
  let target = milestoneAfter(0).target;
  for (const { day, change } of days) {
    total += change;
    for (; total >= target; target = milestoneAfter(target).target)
      passed.push({ target, reachedOn: day });
  }
  return passed;
}
