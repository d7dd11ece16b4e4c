import { accept, refuse, type Parsed } from '../parsed.ts';

/** How staff name a network or a domain that is kept as a keyed tag: its first bytes, as digits. */
export function parseTagName(raw: string): Parsed<string> {
  return /^[0-9a-f]{16}$/.test(raw) ? accept(raw) : refuse('TAG_INVALID');
}

/** Short enough to say to a colleague: 3F2A */
export const shortTagName = (name: string): string => name.slice(0, 4).toUpperCase();
