import type pg from 'pg';
import type { Keyring } from '../../platform/crypto.ts';
import { areKeysOfContacts } from '../contacts/contact.service.ts';
import { repeatWishes } from '../contacts/suppression.service.ts';
import { eraseAct } from './erase-act.ts';
import { SIGNATURES_AFTER } from './erasure-journal.queries.ts';
import type { EraseAct } from './signature.act.ts';
import { writeActs } from './signature.writer.ts';

/**
 * What was erased: `tag` in hexadecimal digits, `at` in milliseconds since 1970. Without a petition:
 * who said "never write to me", and `tag` is the contact's id; or, behind a zero byte, who took it back.
 */
export type JournalEntry = { petition: string | null; tag: string; at: number };

export type DoneAgain = { erased: number; suppressed: number; allowed: number };

const PAGE = 1_000;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Erases again, in a restored database, what had been erased after the moment that it was restored
 * to, and writes to nobody who had said "never write to me", unless they took it back. Returns how many that were; null when
 * these are not the keys of the database, so that nothing could be recognised. Who signed again after
 * erasing stays: so it may be done any number of times, also with a list that holds what this
 * database knows.
 */
export async function eraseAgain(
  pool: pg.Pool,
  keyring: Keyring,
  entries: readonly JournalEntry[],
): Promise<DoneAgain | null> {
  if (!(await areKeysOfContacts(pool, keyring))) return null;
  let erased = 0;
  let wishes = { suppressed: 0, allowed: 0 };
  for (const [petitionId, ofPetition] of Map.groupBy(entries, ({ petition }) => petition)) {
    if (petitionId === null) {
      wishes = await repeatWishes(pool, ofPetition);
      continue;
    }
    const erasedAt = new Map<string, number>();
    for (const { tag, at } of ofPetition) erasedAt.set(tag, Math.max(at, erasedAt.get(tag) ?? 0));
    erased += await eraseOf(pool, keyring, petitionId, erasedAt);
  }
  return { erased, ...wishes };
}

type Signed = { contactId: string; epoch: number; signedAt: Date };

async function eraseOf(
  pool: pg.Pool,
  keyring: Keyring,
  petitionId: string,
  erasedAt: ReadonlyMap<string, number>,
): Promise<number> {
  let erased = 0;
  for (let after = NOBODY; ;) {
    const { rows } = await pool.query<Signed>(SIGNATURES_AFTER, [petitionId, after, PAGE]);
    const acts = rows.flatMap((signed): EraseAct[] => {
      const act = eraseAct(keyring, { petitionId, ...signed });
      const at = erasedAt.get(act.journalTag.toString('hex')) ?? 0;
      return signed.signedAt.getTime() >= at ? [] : [act];
    });
    if (acts.length > 0) await writeActs({ pool, wakeDeliveries: () => {} }, acts);
    erased += acts.length;
    if (rows.length < PAGE) return erased;
    after = rows.at(-1)!.contactId;
  }
}
