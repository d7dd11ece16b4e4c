import type { AskedHeld } from './held-form.server.ts';
import type { ListedSignature } from './signatures.server.ts';

/** More names than these are read by nobody before they press. */
export const NAMED_AT_MOST = 10;

/**
 * Whom a step about held signatures names, how many others it is about, and how many of all are confirmed:
 * null where that is not known. `listed` are those of the page, which those chosen one by one stand on.
 */
export function namedOf(asked: AskedHeld, listed: ListedSignature[]) {
  const ids = asked.ids.split(' ');
  const known = asked.ids ? listed.filter(({ id }) => ids.includes(id)) : asked.few;
  const named = known.slice(0, NAMED_AT_MOST);
  const counted =
    known.length === asked.total ? known.filter(({ confirmedAt }) => confirmedAt).length : null;
  const confirmed = asked.confirmed ?? counted;
  return { named, others: asked.total - named.length, confirmed };
}
