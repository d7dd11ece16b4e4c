import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { FieldError } from '@undersigned/shared/errors.ts';
import type { FieldName } from './record-filter.ts';

export type RecordProblem = { field: FieldName; text: string };

/** As the API names what the form has. */
const FIELDS: Record<string, FieldName> = {
  actor: 'who',
  actions: 'what',
  petition: 'petition',
  from: 'from',
  to: 'to',
};

/** What the API found wrong with a filter, in words, by the field where it stands. */
export function recordProblems(fields: FieldError[]): RecordProblem[] {
  return fields.flatMap(({ path: [argument, name = ''], code }) => {
    const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
    if (argument !== 'filter' || !field) return [];
    return [{ field, text: textOf(field, code) }];
  });
}

function textOf(field: FieldName, code: FieldError['code']): string {
  if (field !== 'from' && field !== 'to') return m.staff_problem_field();
  if (code !== 'OUT_OF_RANGE') {
    const label = field === 'from' ? m.staff_range_from() : m.staff_range_to();
    return m.staff_problem_moment({ label });
  }
  return field === 'from' ? m.staff_problem_from() : m.staff_problem_to();
}
