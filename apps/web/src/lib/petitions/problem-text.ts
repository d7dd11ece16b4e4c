import type { FieldCode } from '@undersigned/shared/errors.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { SignField, SignProblem } from './sign-outcome.ts';

const NAME: Partial<Record<FieldCode, () => string>> = {
  REQUIRED: m.problem_name_required,
  NAME_TOO_LONG: m.problem_name_too_long,
  NAME_FORBIDDEN_CHARACTER: m.problem_name_characters,
  NAME_TOO_MANY_MARKS: m.problem_name_marks,
  NAME_WEB_ADDRESS: m.problem_name_web_address,
  NAME_WITHOUT_LETTER: m.problem_name_letter,
};

/** The same words stand in the summary and beside the field. */
export function problemText(problem: SignProblem): string {
  if (problem.code === 'EMAIL_TYPO') {
    return m.problem_email_typo({ address: problem.suggestion });
  }
  if (problem.field === 'name') return (NAME[problem.code] ?? m.problem_other)();
  if (problem.field === 'country') return m.problem_country();
  if (problem.field === 'postcode') return m.problem_postcode();
  return problem.code === 'REQUIRED' ? m.problem_email_required() : m.problem_email();
}

export function textFor(problems: SignProblem[], field: SignField): string | undefined {
  const problem = problems.find((each) => each.field === field);
  return problem && problemText(problem);
}
