import { parseSecondFactorCode } from '@undersigned/shared/accounts/second-factor-code.ts';
import type { ErrorCode, FieldCode } from '@undersigned/shared/errors.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { waitText } from '#lib/wait.ts';

/** What became of a code that did not lead on. Never holds the code. */
export type FactorOutcome = {
  code: ErrorCode;
  field?: FieldCode | undefined;
  /** That what was entered has the form of a recovery code, and there is no next one to wait for. */
  isRecoveryCode?: boolean | undefined;
  retryAfterSeconds?: number | undefined;
};

/** By its form alone: whether it was ever one of theirs nobody is told. */
export function isRecoveryCode(entered: string): boolean {
  const parsed = parseSecondFactorCode(entered);
  return parsed.ok && parsed.value.kind === 'recovery';
}

export function factorProblem(outcome: FactorOutcome): string {
  const { code, field, retryAfterSeconds } = outcome;
  const wait = waitText(retryAfterSeconds);
  if (field === 'REQUIRED') return m.factor_required();
  if (field === 'CODE_INVALID') return m.factor_invalid();
  if (field === 'CODE_WRONG') {
    return outcome.isRecoveryCode ? m.factor_wrong_recovery() : m.factor_wrong();
  }
  if (code === 'UNAUTHENTICATED') return m.factor_over();
  if (code === 'RATE_LIMITED') return m.refused_too_many({ wait });
  return m.refused_failed({ wait });
}
