import type { ErrorCode, FieldCode } from '@undersigned/shared/errors.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { waitText } from '#lib/wait.ts';

export type SignInField = 'email' | 'password';

/** What became of a press on Log in that did not lead on. Never holds the password. */
export type SignInOutcome = { email: string } & (
  | { kind: 'problems'; problems: { field: SignInField; code: FieldCode }[] }
  | { kind: 'refused'; code: ErrorCode; retryAfterSeconds?: number }
);

/** The same words stand in the summary and beside the field. */
export function signInProblems(
  outcome: SignInOutcome | null | undefined,
): { href?: string; field?: SignInField; text: string }[] {
  if (!outcome) return [];
  if (outcome.kind === 'refused') return [{ text: refusalText(outcome) }];
  return outcome.problems.map(({ field, code }) => ({
    href: `#${field}`,
    field,
    text: problemText(field, code),
  }));
}

function problemText(field: SignInField, code: FieldCode): string {
  if (field === 'email') {
    return code === 'REQUIRED' ? m.problem_email_required() : m.problem_email();
  }
  return code === 'REQUIRED' ? m.signin_password_required() : m.signin_password_too_long();
}

function refusalText(refused: Extract<SignInOutcome, { kind: 'refused' }>): string {
  const wait = waitText(refused.retryAfterSeconds);
  if (refused.code === 'UNAUTHENTICATED') return m.signin_no_match();
  if (refused.code === 'RATE_LIMITED') return m.signin_rate_limited({ wait });
  return m.signin_failed({ wait });
}
