import { SOURCE_MAX_CHARACTERS } from '../limits.ts';
import { accept, refuse, type Parsed } from '../parsed.ts';

export function parseSource(raw: string): Parsed<string | null> {
  if (raw === '') return accept(null);
  const fits = raw.length <= SOURCE_MAX_CHARACTERS && /^[a-z0-9-]+$/.test(raw);
  return fits ? accept(raw) : refuse('SOURCE_INVALID');
}
