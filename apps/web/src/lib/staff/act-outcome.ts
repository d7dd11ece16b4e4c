import type { ErrorCode, FieldCode } from '@undersigned/shared/errors.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { waitText } from '#lib/wait.ts';
import { factorProblem } from './factor/factor-problem.ts';

/** What became of a form at the desk that did not do what it was for. Never holds a password or a code. */
export type ActOutcome = {
  /** Of the form, so that the same can be sent again. */
  action: string;
  values: Record<string, string>;
} & (
  | {
      kind: 'ask';
      hasFactor: boolean;
      hasPasskey: boolean;
      field?: FieldCode | undefined;
      isRecoveryCode?: boolean;
    }
  | { kind: 'refused'; code: ErrorCode; retryAfterSeconds?: number | undefined }
  | { kind: 'problems'; problems: { field: string; code: FieldCode }[] }
);

/** What somebody pressed before they were asked to show that it is them. */
export type Pressed = {
  /** Its words. */
  button: string;
  /** Which of several. */
  about?: string | undefined;
  /** That they had typed something, and it is kept. */
  isTyped?: boolean;
};

/** What the form was for, as the page's actions name it. */
export const actionOf = ({ action }: Pick<ActOutcome, 'action'>): string =>
  /^\?\/(\w+)/.exec(action)?.[1] ?? '';

export type Problem = { href?: string; field?: string; text: string };

/** The same words stand in the summary and beside the field. */
export function actProblems(
  outcome: ActOutcome | null | undefined,
  wordsOf: (field: string, code: FieldCode) => string,
): Problem[] {
  if (!outcome) return [];
  if (outcome.kind === 'ask') {
    const { field, isRecoveryCode } = outcome;
    const text = field && factorProblem({ code: 'BAD_USER_INPUT', field, isRecoveryCode });
    return text ? [{ href: '#factor', text }] : [];
  }
  if (outcome.kind === 'refused') return [{ text: refusalText(outcome) }];
  return outcome.problems.map(({ field, code }) => ({
    href: `#${field}`,
    field,
    text: wordsOf(field, code),
  }));
}

function refusalText(refused: Extract<ActOutcome, { kind: 'refused' }>): string {
  const wait = waitText(refused.retryAfterSeconds);
  const words: Partial<Record<ErrorCode, string>> = {
    CONFLICT: m.refused_conflict(),
    NOT_FOUND: m.refused_not_found(),
    FORBIDDEN: m.refused_forbidden(),
    RATE_LIMITED: m.refused_too_many({ wait }),
  };
  return words[refused.code] ?? m.refused_failed({ wait });
}
