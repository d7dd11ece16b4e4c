import type { ErrorCode, FieldCode } from '@undersigned/shared/errors.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { waitText } from '#lib/wait.ts';

/** What became of a code that did not lead on. Never holds the code. */
export type FactorOutcome = {
  code: ErrorCode;
  field?: FieldCode | undefined;
  retryAfterSeconds?: number | undefined;
};

export function factorProblem({ code, field, retryAfterSeconds }: FactorOutcome): string {
  const wait = waitText(retryAfterSeconds);
  if (field === 'REQUIRED') return m.factor_required();
  if (field === 'CODE_INVALID') return m.factor_invalid();
  if (field === 'CODE_WRONG') return m.factor_wrong();
  if (code === 'UNAUTHENTICATED') return m.factor_over();
  if (code === 'RATE_LIMITED') return m.refused_too_many({ wait });
  return m.refused_failed({ wait });
}
