import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatNumber } from '#lib/format.ts';
import type { ActOutcome, Pressed } from '../act-outcome.ts';

/** The button of the step that decides about held ones. */
export function heldPressed({ values }: ActOutcome): Pressed {
  const count = Number(values.total);
  const size = { count, n: formatNumber(count) };
  const button = values.what === 'release' ? m.staff_do_release(size) : m.staff_do_refuse(size);
  return { button, isTyped: true };
}
