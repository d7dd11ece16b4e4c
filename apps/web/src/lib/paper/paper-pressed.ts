import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatChange, formatNumber } from '#lib/format.ts';
import { actionOf, type ActOutcome, type Pressed } from '#lib/staff/act-outcome.ts';
import { typedCount } from './paper-entry.ts';

type Batch = { id: string; count: number; note: string };

/** The button that enters what was looked over, or takes an entry back. */
export function paperPressed(outcome: ActOutcome, batches: Batch[]): Pressed {
  const { count: typed = '', takeOff, note, batch: id } = outcome.values;
  if (actionOf(outcome) === 'undo') {
    const batch = batches.find((each) => each.id === id);
    if (!batch) return { button: m.undo() };
    return { button: m.paper_undo({ n: formatChange(batch.count) }), about: batch.note };
  }
  const count = typedCount(typed) ?? 0;
  const size = { count, total: formatNumber(count) };
  const button = takeOff === 'yes' ? m.paper_off(size) : m.paper_add(size);
  return { button, about: note, isTyped: true };
}
