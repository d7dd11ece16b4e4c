import type { FieldCode } from '@undersigned/shared/errors.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { factorProblem } from '../factor/factor-problem.ts';

/** What is wrong with a field of one's own page, and what would be right. */
export function accountProblem(field: string, code: FieldCode): string {
  if (field === 'code') return factorProblem({ code: 'BAD_USER_INPUT', field: code });
  if (field === 'timeZone') return m.zone_unknown();
  if (field === 'name') {
    return code === 'REQUIRED' ? m.passkey_name_required() : m.passkey_name_refused();
  }
  return passwordProblem(code);
}

export function passwordProblem(code: FieldCode): string {
  if (code === 'PASSWORD_WRONG') return m.password_wrong();
  if (code === 'TOO_SHORT') return m.password_too_short();
  return code === 'REQUIRED' ? m.signin_password_required() : m.signin_password_too_long();
}
