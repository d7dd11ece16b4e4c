import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { FieldError } from '@undersigned/shared/errors.ts';

const TEXTS: Partial<Record<FieldError['code'], () => string>> = {
  NETWORK_INVALID: m.staff_problem_network,
  DOMAIN_INVALID: m.staff_problem_domain,
  EMAIL_INVALID: m.problem_email,
};

export type FieldProblem = { field: string; text: string };

/** What the API found wrong with a filter, in words, by the field where it stands. */
export function problemsOf(fields: FieldError[]): FieldProblem[] {
  return fields.map(({ path, code }) => {
    const field = path.at(-1) ?? '';
    if (field === 'reason') return { field, text: m.staff_problem_reason() };
    if (field === 'expectedTotal') return { field, text: m.staff_problem_total() };
    if (code === 'REQUIRED') return { field: 'country', text: m.staff_problem_criteria() };
    return { field, text: (TEXTS[code] ?? m.staff_problem_field)() };
  });
}
