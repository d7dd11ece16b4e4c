import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatNumber } from '#lib/format.ts';
import type { Done } from '../done/done.server.ts';
import type { Said } from '../done/undo.ts';
import { ownTimes } from '../time/own-times.ts';
import { byState, isUnderWay, progressWord, undoFromWords } from './decision-words.ts';
import type { ListedDecision } from './decisions.server.ts';

/** What became of the decision that was just made, by what it is by now. */
export function decisionDone(
  done: Done | null,
  decisions: ListedDecision[],
  path: string,
  list: string,
): Said | null {
  const decision = decisions.find(({ id }) => id === done?.id);
  if (!done || !decision) return null;
  const { id, kind, affected, mayReinstate } = decision;
  return {
    word: progressWord(decision),
    text: [textOf(decision), ...(done['replaces'] ? [m.done_replaced()] : [])].join(' '),
    undo: mayReinstate
      ? { action: `${path}?/undo`, fields: { id, total: String(affected) } }
      : undefined,
    more:
      kind === 'INVALIDATION'
        ? undefined
        : { href: `${list}?state=HELD`, label: m.staff_held_others() },
  };
}

function textOf(decision: ListedDecision): string {
  const { kind, state, affected, counted, expected, reinstated } = decision;
  if (isUnderWay(decision)) return m.done_under_way();
  if (state === 'PROPOSED') return `${m.done_proposed(size(expected))} ${m.done_proposed_told()}`;
  if (state === 'REINSTATED') return m.done_undone(size(reinstated));
  if (affected === 0) return m.done_nothing();
  if (state === 'CANCELLED') {
    const from = undoFromWords(decision, ownTimes());
    return [m.done_cancelled(size(affected)), ...(from ? [from] : [])].join(' ');
  }
  if (kind === 'RELEASE') return m.done_released(size(affected));
  if (kind === 'REFUSAL') return m.done_refused(size(affected));
  const said = m.done_invalidated({ ...size(affected), ...byState(affected, counted) });
  // What only waited moved no count: the ledger has no line of it.
  return counted > 0 ? `${said} ${m.done_in_ledger()}` : said;
}

const size = (count: number) => ({ count, n: formatNumber(count) });
