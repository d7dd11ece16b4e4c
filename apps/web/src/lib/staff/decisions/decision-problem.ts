import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { ApiError } from '#lib/server/api.ts';

/** Why nothing was decided, in the words of these pages; null for what other pages say as well. */
export function decisionProblem({ code, reason }: ApiError): string | null {
  if (code === 'CONFLICT')
    return reason === 'ALREADY_DECIDED' ? m.staff_problem_decided() : m.staff_problem_changed();
  return code === 'BAD_USER_INPUT' ? m.staff_problem_reason() : null;
}
