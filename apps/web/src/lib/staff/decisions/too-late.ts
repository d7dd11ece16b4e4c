import { m } from '@undersigned/shared/generated/messages/messages.js';
import type { DecisionProblem } from './decision-problem.ts';
import type { ListedDecision } from './decisions.server.ts';

/** What somebody wanted to do to a decision when others had been quicker, or it had come to its end. */
export type TooLate = { what: string; id: string };

/** What it had become by then, told by what it is now. */
export function tooLateProblem(
  { what, id }: TooLate,
  decisions: readonly ListedDecision[],
): DecisionProblem {
  const decision = decisions.find((one) => one.id === id);
  if (!decision) return { text: m.staff_problem_changed() };
  return { href: `#${id}`, text: wordsOf(what, decision) };
}

function wordsOf(what: string, { state, beganAt, mayReinstate }: ListedDecision): string {
  if (what === 'replaced')
    return beganAt ? m.staff_late_replaced_approved() : m.staff_late_replaced_cancelled();
  if (what === 'approved') return beganAt ? m.staff_late_approved() : m.staff_late_turned_down();
  if (state === 'CANCELLED') return m.staff_late_cancelled();
  if (state !== 'DONE') return m.staff_late_undone();
  return mayReinstate ? m.staff_late_ended_undo() : m.staff_late_ended();
}
