import { IDEMPOTENCY_KEY_MAX_CHARACTERS } from './limits.ts';
import { accept, refuse, type Parsed } from './parsed.ts';

/** Chosen by who sends: the same one again means the same sending. */
export function parseIdempotencyKey(raw: string): Parsed<string> {
  if (raw === '') return refuse('REQUIRED');
  const fits = raw.length <= IDEMPOTENCY_KEY_MAX_CHARACTERS && /^[\x21-\x7e]+$/.test(raw);
  return fits ? accept(raw) : refuse('KEY_INVALID');
}
