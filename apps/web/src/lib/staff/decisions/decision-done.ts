import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatNumber } from '#lib/format.ts';
import type { Done } from '../done/done.server.ts';
import type { Said } from '../done/undo.ts';
import { isUnderWay, progressWord } from './decision-words.ts';
import type { ListedDecision } from './decisions.server.ts';

/** What became of the decision that was just made, by what it is by now. */
export function decisionDone(
  done: Done | null,
  decisions: ListedDecision[],
  path: string,
): Said | null {
  const decision = decisions.find(({ id }) => id === done?.id);
  if (!done || !decision) return null;
  const { id, affected, mayReinstate } = decision;
  return {
    word: progressWord(decision),
    text: textOf(decision),
    undo: mayReinstate
      ? { action: `${path}?/undo`, fields: { id, total: String(affected) } }
      : undefined,
  };
}

function textOf(decision: ListedDecision): string {
  const { kind, state, affected, expected, reinstated } = decision;
  if (isUnderWay(decision)) return m.done_under_way();
  if (state === 'PROPOSED') return m.done_proposed(size(expected));
  if (state === 'REINSTATED') return m.done_undone(size(reinstated));
  if (affected === 0) return m.done_nothing();
  if (state === 'CANCELLED') return m.done_cancelled(size(affected));
  return {
    INVALIDATION: m.done_invalidated,
    REFUSAL: m.done_refused,
    RELEASE: m.done_released,
  }[kind](size(affected));
}

const size = (count: number) => ({ count, n: formatNumber(count) });
