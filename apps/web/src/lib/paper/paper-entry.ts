import type { FieldCode } from '@undersigned/shared/errors.ts';
import { m } from '@undersigned/shared/generated/messages/messages.js';
import { formatNumber } from '#lib/format.ts';
import { actionOf, type ActOutcome } from '#lib/staff/act-outcome.ts';

/** As it was typed; `key` counts it once, however often it is sent. */
export type PaperEntry = {
  count: string;
  collectedOn: string;
  note: string;
  takeOff: boolean;
  key: string;
};
export type PaperField = 'count' | 'collectedOn' | 'note';

/** What became of a press: asked again, to be looked over, or not taken. */
export type PaperOutcome = { entry: PaperEntry } & (
  | { kind: 'problems'; problems: { field: PaperField; code: FieldCode }[] }
  | { kind: 'change' }
  | { kind: 'check'; count: number; note: string; isUnsure?: boolean; retryAfterSeconds?: number }
  | { kind: 'mismatch' }
);

/** What was sent to be entered, where that was refused as a whole. */
export const enteredBy = (acted: ActOutcome): PaperEntry | undefined =>
  actionOf(acted) === 'enter'
    ? ({ ...acted.values, takeOff: acted.values.takeOff === 'yes' } as PaperEntry)
    : undefined;

/** "1,200" and "1 200" are 1200; what is no whole number, as "1,5", is none. */
export function typedCount(typed: string): number | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const isWhole = /^(?:\d+|\d{1,3}(?:[\s,]\d{3})+)$/u.test(text);
  return isWhole ? Number(text.replaceAll(/[\s,]/gu, '')) : NaN;
}

/** The same words stand in the summary and beside the field. */
export function paperProblems(
  outcome: PaperOutcome | null | undefined,
  offline: number,
): { href?: string; field?: PaperField; text: string }[] {
  if (outcome?.kind === 'mismatch') return [{ text: m.paper_mismatch() }];
  if (outcome?.kind !== 'problems') return [];
  const { takeOff } = outcome.entry;
  return outcome.problems.map(({ field, code }) => ({
    ...{ href: `#${field}`, field },
    text: field === 'count' ? countProblem(outcome.entry, takeOff, offline) : TEXTS[field](code),
  }));
}

function countProblem({ count }: PaperEntry, takeOff: boolean, offline: number): string {
  const isTooMany = takeOff && (typedCount(count) ?? 0) > offline;
  return isTooMany
    ? m.paper_problem_too_many({ offline: formatNumber(offline) })
    : m.paper_problem_count();
}

const TEXTS = {
  collectedOn: (code: FieldCode) =>
    code === 'DATE_IN_FUTURE' ? m.paper_problem_future() : m.paper_problem_collected(),
  note: (code: FieldCode) => {
    if (code === 'REQUIRED') return m.paper_problem_note();
    return code === 'TOO_LONG' ? m.paper_problem_note_long() : m.paper_problem_note_characters();
  },
};
