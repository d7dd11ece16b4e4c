import type { ActOutcome, Pressed } from '../act-outcome.ts';
import { heldButton } from './held-words.ts';

/** The button of the step that decides about held ones. */
export function heldPressed({ values }: ActOutcome): Pressed {
  const { what, total, needsSecond } = values;
  const button = heldButton(what === 'release', Number(total), Boolean(needsSecond));
  return { button, isTyped: true };
}
