import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Keyring } from '../../platform/crypto.ts';
import { areKeysOfContacts } from '../contacts/contact.service.ts';
import { KNOWN_ERASURES, SIGNATURES_AFTER } from './erasure-journal.queries.ts';
import type { EraseAct } from './signature.act.ts';
import { journalTagOf } from './signature.seal.ts';
import { writeActs } from './signature.writer.ts';

/** What was erased, by its line in the journal; `tag` in hexadecimal digits. */
export type JournalEntry = { id: string; petition: string; tag: string };

const PAGE = 1_000;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Erases again, in a restored database, what had been erased after the moment that it was restored
 * to. Returns how many signatures that were; null when these are not the keys of the database, so
 * that nothing could be recognised. Done twice it does nothing the second time.
 */
export async function eraseAgain(
  pool: pg.Pool,
  keyring: Keyring,
  entries: readonly JournalEntry[],
): Promise<number | null> {
  if (!(await areKeysOfContacts(pool, keyring))) return null;
  const missing = await withoutKnown(pool, entries);
  let erased = 0;
  for (const [petitionId, ofPetition] of Map.groupBy(missing, ({ petition }) => petition)) {
    const tags = new Set(ofPetition.map(({ tag }) => tag));
    erased += await eraseOf(pool, keyring, petitionId, tags);
  }
  return erased;
}

/** What the database knows to be erased it has forgotten already; who signed again since may stay. */
async function withoutKnown(
  pool: pg.Pool,
  entries: readonly JournalEntry[],
): Promise<JournalEntry[]> {
  const { rows } = await pool.query<{ id: string; tag: string }>(KNOWN_ERASURES);
  const known = new Set(rows.map(({ id, tag }) => `${id} ${tag}`));
  return entries.filter(({ id, tag }) => !known.has(`${id} ${tag}`));
}

async function eraseOf(
  pool: pg.Pool,
  keyring: Keyring,
  petitionId: string,
  tags: ReadonlySet<string>,
): Promise<number> {
  let erased = 0;
  for (let after = NOBODY; ;) {
    const { rows } = await pool.query<{ contactId: string; epoch: number }>(SIGNATURES_AFTER, [
      ...[petitionId, after, PAGE],
    ]);
    const acts = rows.flatMap(({ contactId, epoch }): EraseAct[] => {
      const journalTag = journalTagOf(keyring, { petitionId, contactId });
      if (!tags.has(journalTag.toString('hex'))) return [];
      const key = { petitionId, contactId, epoch };
      return [{ kind: 'erase', ...key, randomId: randomUUID(), journalTag }];
    });
    if (acts.length > 0) await writeActs({ pool, wakeDeliveries: () => {} }, acts);
    erased += acts.length;
    if (rows.length < PAGE) return erased;
    after = rows.at(-1)!.contactId;
  }
}
