import type { IncomingMessage } from 'node:http';
import { splitLocale } from '@undersigned/shared/locales.ts';

// A page made for one reader keeps the process busy for 2 ms, and whatever is in hand has to be done
// before a count is answered again: this many keep counts within a tenth of a second.
const ROOM = { staff: 16, signing: 32, shared: 48, others: 64 };

/**
 * How many pages are made at once. Who comes when there is no room is refused at once and may come
 * again, rather than waiting with all others until nobody is answered in time. Where it gets tight
 * the staff's figures give way first, then new signatures, then confirmations and all else.
 */
export class Admission {
  #inHand = 0;

  /** To be called when it is done, at least once; null: there is no room now. */
  enter(room: number): (() => void) | null {
    if (this.#inHand >= room) return null;
    this.#inHand += 1;
    let isIn = true;
    return () => {
      if (isIn) this.#inHand -= 1;
      isIn = false;
    };
  }
}

/** Pages for everybody, which serve on when one cannot be made anew. */
export const ROOM_FOR_SHARED = ROOM.shared;

export function roomFor({ url = '', method }: IncomingMessage): number {
  const { path } = splitLocale(url);
  // Files cost next to nothing, and who asks after our health needs to know.
  if (/^\/(?:_app\/|healthz$)/.test(path)) return Infinity;
  if (/^\/(?:staff|sign-in)(?:[/?]|$)/.test(path)) return ROOM.staff;
  const isSigning = method === 'POST' && /^\/petitions\/[^/?]+\?\/sign\b/.test(path);
  return isSigning ? ROOM.signing : ROOM.others;
}
