import { m } from '@undersigned/shared/generated/messages/messages.js';
import { waitText } from '#lib/wait.ts';
import { problemText } from './problem-text.ts';
import type { SignOutcome } from './sign-outcome.ts';

export type Summary = { href?: string; text: string }[];

/** What stands in the error summary after a press on Sign; nothing when all went well. */
export function summaryOf(outcome: SignOutcome | null | undefined): Summary {
  if (outcome?.kind === 'problems') {
    return outcome.problems.map((problem) => ({
      href: `#${problem.field}`,
      text: problemText(problem),
    }));
  }
  return outcome?.kind === 'refused' ? [{ text: refusalText(outcome) }] : [];
}

function refusalText(refused: Extract<SignOutcome, { kind: 'refused' }>): string {
  const { code, retryAfterSeconds, reference } = refused;
  if (code === 'PETITION_CLOSED') return `${m.sign_closed_plain()} ${m.sign_closed_give()}`;
  if (code === 'RATE_LIMITED') return m.sign_rate_limited({ wait: waitText(retryAfterSeconds) });
  if (code === 'OVERLOADED') return m.sign_overloaded({ wait: waitText(retryAfterSeconds) });
  if (!reference) return m.sign_failed();
  return `${m.sign_failed()} ${m.error_own_noted({ reference })}`;
}
