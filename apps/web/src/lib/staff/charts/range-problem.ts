import { CHART_MAX_POINTS } from '@undersigned/shared/limits.ts';
import type { FieldCode } from '@undersigned/shared/errors.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatNumber } from '#lib/format.ts';

/** What is wrong with a range, in the words that stand by its field. */
export function rangeProblem({ field, code }: { field: string; code: FieldCode }): string {
  if (code === 'DATE_INVALID') {
    const label = field === 'from' ? m.staff_range_from() : m.staff_range_to();
    return m.staff_problem_moment({ label });
  }
  if (field === 'from') return m.staff_problem_from();
  if (field === 'to') return m.staff_problem_to();
  return m.staff_problem_points({ most: formatNumber(CHART_MAX_POINTS) });
}
