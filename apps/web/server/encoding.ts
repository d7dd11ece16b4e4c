import { LRUCache } from 'lru-cache';

export type Encoding = 'br' | 'gzip' | 'identity';

export const SMALLEST_WORTH_PACKING = 500;

// Browsers send a handful of these, all day long.
const known = new LRUCache<string, Encoding>({ max: 100 });

/** In which way this reader takes an answer of this size. */
export function encodingFor(accepted: string | undefined, size: number): Encoding {
  if (!accepted || size < SMALLEST_WORTH_PACKING) return 'identity';
  let encoding = known.get(accepted);
  if (!encoding) known.set(accepted, (encoding = bestOf(accepted)));
  return encoding;
}

function bestOf(accepted: string): Encoding {
  const offered = new Set(
    accepted
      .toLowerCase()
      .split(',')
      .map((part) => part.split(';').map((text) => text.trim()))
      .filter(([, weight]) => !/^q=0(\.0*)?$/.test(weight ?? ''))
      .map(([name]) => name),
  );
  if (offered.has('br')) return 'br';
  return offered.has('gzip') ? 'gzip' : 'identity';
}
