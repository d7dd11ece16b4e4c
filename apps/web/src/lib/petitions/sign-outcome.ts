import type { ErrorCode, FieldCode } from '@undersigned/shared/errors.ts';

export type SignField = 'name' | 'email' | 'country' | 'postcode';

/** What was typed, kept as it was typed. */
export type SignValues = Record<SignField, string> & { display: boolean; updates: boolean };

export type SignProblem =
  | { field: SignField; code: FieldCode }
  | { field: 'email'; code: 'EMAIL_TYPO'; suggestion: string };

/** What became of a press on Sign. */
export type SignOutcome = { values: SignValues } & (
  | { kind: 'sent'; again: boolean }
  | { kind: 'problems'; problems: SignProblem[] }
  | { kind: 'filled' }
  | { kind: 'refused'; code: ErrorCode; reference?: string; retryAfterSeconds?: number }
);

export const EMPTY: SignValues = {
  name: '',
  email: '',
  country: '',
  postcode: '',
  display: false,
  updates: false,
};
