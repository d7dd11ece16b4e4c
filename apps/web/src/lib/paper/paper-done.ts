import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatNumber } from '#lib/format.ts';
import type { Done } from '#lib/staff/done/done.server.ts';
import type { Said } from '#lib/staff/done/undo.ts';

type Batch = { id: string; count: number; idempotencyKey: string; canBeUndone: boolean };

/** What was just entered or taken back, as long as it stands among these. */
export function paperDone(done: Done | null, batches: Batch[], action: string): Said | null {
  if (done?.what === 'undone') return { word: m.done_word(), text: m.paper_undone_text() };
  const entered = batches.find(({ idempotencyKey }) => idempotencyKey === done?.key);
  if (!entered) return null;
  const size = { count: Math.abs(entered.count), n: formatNumber(Math.abs(entered.count)) };
  return {
    word: m.paper_entered(),
    text: entered.count > 0 ? m.paper_added_text(size) : m.paper_taken_off_text(size),
    undo: entered.canBeUndone ? { action, fields: { batch: entered.id } } : undefined,
  };
}
