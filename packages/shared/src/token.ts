import { accept, refuse, type Parsed } from './parsed.ts';

/** Whether a token is genuine is told by its seal, and an unknown one is not found. */
export function parseToken(raw: string): Parsed<string> {
  return raw === '' ? refuse('REQUIRED') : accept(raw);
}
