import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatNumber } from '#lib/format.ts';
import { previewWords } from '../decisions/preview-words.ts';
import { OF_HELD, type FieldValues } from './filter-names.ts';
import type { Naming } from './filter-words.ts';

/** Their preview does not say what the decision will keep of it: each stands there as it was typed. */
const NOT_SAID = { networks: [], domains: [] };

/** All that a filter finds among those that are held, in words. */
export const heldWords = (values: FieldValues, naming: Naming): string[] => [
  m.staff_held_all(),
  ...previewWords(values, NOT_SAID, naming, OF_HELD),
];

/** What the button of the step says. What needs a second person is only proposed by it. */
export function heldButton(isRelease: boolean, count: number, needsSecond: boolean): string {
  const size = { count, n: formatNumber(count) };
  if (isRelease) return needsSecond ? m.staff_do_propose_release(size) : m.staff_do_release(size);
  return needsSecond ? m.staff_do_propose_refuse(size) : m.staff_do_refuse(size);
}
