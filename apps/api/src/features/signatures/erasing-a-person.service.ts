import type pg from 'pg';
import { noteInAudit, OPERATOR } from '../../platform/audit.ts';
import type { Keyring } from '../../platform/crypto.ts';
import { transaction } from '../../platform/db.ts';
import { deleteUnusedContacts, forgetForgotten } from '../contacts/contact.service.ts';
import { forgetDeliveriesTo } from '../contacts/delivery.service.ts';
import { eraseAct } from './erase-act.ts';
import { SIGNATURES_OF } from './erasure-journal.queries.ts';
import { writeActs } from './signature.writer.ts';

type Signed = { petitionId: string; epoch: number };

/** How often somebody may sign anew while they are being erased, before that is left to them. */
const ROUNDS = 3;

/**
 * Erases every signature of a contact, as each of them would be through its own link, then the address
 * and whatever was mailed to it. Returns how many signatures that were. "Never write to me" stays.
 */
export async function erasePerson(
  pool: pg.Pool,
  keyring: Keyring,
  contactId: string,
): Promise<number> {
  let erased = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { rows } = await pool.query<Signed>(SIGNATURES_OF, [contactId]);
    if (rows.length === 0) break;
    const answers = await writeActs(
      { pool, wakeDeliveries: () => {} },
      rows.map((signed) => eraseAct(keyring, { ...signed, contactId })),
    );
    erased += answers.filter((answer) => answer === 'erased').length;
  }
  await transaction(pool, (client) => forgetContact(client, contactId, erased));
  return erased;
}

/** Also what is left of somebody who has no signature any more: mails of the last day, for the caps. */
async function forgetContact(client: pg.PoolClient, id: string, erased: number): Promise<void> {
  await deleteUnusedContacts(client, [id]);
  // Who has just signed anew is owed a mail.
  const { rowCount: isKept } = await client.query('select from contacts where id = $1', [id]);
  if (!isKept) await forgetDeliveriesTo(client, [id]);
  await forgetForgotten(client, [id]);
  const detail = `signatures: ${erased}`;
  // Whose they were is not noted: the entry is kept.
  const subject = 'one address';
  await noteInAudit(client, { actor: OPERATOR, action: 'erase-person', subject, detail });
}
