import { m } from '@undersigned/shared/generated/messages/messages.js';
import {
  DECISION_ALONE_MAX_SIGNATURES,
  PROPOSALS_WAITING_MAX,
} from '@undersigned/shared/limits.ts';
import { formatNumber } from '#lib/format.ts';
import type { ApiError } from '#lib/server/api.ts';
import { problemsOf } from '../signatures/field-problems.ts';

/** With `href` where the form has a field for it: the reason, of all that is sent, is what people type. */
export type DecisionProblem = { href?: string; text: string };

const CONFLICTS: Record<string, () => string> = {
  ALREADY_DECIDED: m.staff_problem_decided,
  MORE_THAN_PROPOSED: m.staff_problem_more,
  NONE_LEFT: m.staff_problem_none_left,
  TOO_MANY_WAITING: () =>
    m.staff_problem_many_waiting({ most: formatNumber(PROPOSALS_WAITING_MAX) }),
};

/** Why nothing was decided, in the words of these pages; null for what other pages say as well. */
export function decisionProblem({ code, reason, fields }: ApiError): DecisionProblem | null {
  if (code === 'CONFLICT') {
    return { text: (CONFLICTS[reason ?? ''] ?? m.staff_problem_changed)() };
  }
  if (code === 'RATE_LIMITED') {
    return { text: m.staff_problem_alone({ most: formatNumber(DECISION_ALONE_MAX_SIGNATURES) }) };
  }
  if (code !== 'BAD_USER_INPUT') return null;
  // What was counted by criteria, and is sent back unseen, cannot be put right at a field.
  if (fields.some(({ path }) => path.includes('ids'))) return { text: m.staff_problem_changed() };
  const [problem] = problemsOf(fields);
  const text = problem?.text ?? m.staff_problem_field();
  return problem?.field === 'reason' ? { href: '#reason', text } : { text };
}
