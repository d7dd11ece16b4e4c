import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatNumber } from '#lib/format.ts';
import { actionOf, type ActOutcome, type Pressed } from '../act-outcome.ts';
import { kindWord } from './decision-words.ts';
import type { ListedDecision } from './decisions.server.ts';

/** The button that was pressed, of the step for a new decision or of one that is listed. */
export function decisionPressed(
  outcome: ActOutcome,
  decisions: ListedDecision[],
  needsSecond: boolean,
): Pressed {
  const { id, total } = outcome.values;
  const count = Number(total);
  const size = { count, n: formatNumber(count) };
  const action = actionOf(outcome);
  if (action === 'create') {
    const button = needsSecond ? m.staff_do_propose(size) : m.staff_do_invalidate(size);
    return { button, isTyped: true };
  }
  const decision = decisions.find((each) => each.id === id);
  const about = decision && `${kindWord(decision)}, “${decision.reason}”`;
  if (action === 'approve') return { button: m.staff_do_approve(size), about };
  return { button: action === 'undo' ? m.staff_do_undo(size) : m.staff_do_cancel(), about };
}
