import { InputError } from './errors.ts';

const LAST = Number.MAX_SAFE_INTEGER;

/** A place in a list whose rows are numbered in the order in which they came. */
export function numberCursor(id: number): string {
  return Buffer.from(`#${id}`, 'latin1').toString('base64url');
}

/** Where to go on; without a cursor before everything, as lists begin with the newest. */
export function requireNumberCursor(after: string | null): number {
  if (after === null) return LAST;
  const [, digits] = /^#(\d{1,15})$/.exec(Buffer.from(after, 'base64url').toString('latin1')) ?? [];
  if (!digits) throw new InputError([{ path: ['after'], code: 'CURSOR_INVALID' }]);
  return Number(digits);
}
