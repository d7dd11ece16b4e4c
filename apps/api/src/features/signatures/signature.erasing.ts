import type { PoolClient } from 'pg';
import { arrayLiteral } from '../../platform/array-literal.ts';
import { deleteUnusedContacts, forgetForgotten } from '../contacts/contact.service.ts';
import { forgetDeliveriesAbout, forgetDeliveriesTo } from '../contacts/delivery.service.ts';
import type { Erasure } from './signature.case.ts';
import { ADD_MARKS } from './signature-holding.queries.ts';
import { ADD_TO_ERASURE_JOURNAL, DELETE_SIGNATURES } from './signature.queries.ts';

/**
 * Forgets these signatures in the caller's transaction, what was mailed about them, and the addresses
 * that nothing else needs; notes what people erased in the journal, so that no restore brings it back. `signers`
 * sign in the same batch: their addresses stay.
 */
export async function eraseSignatures(
  client: PoolClient,
  erasures: readonly Erasure[],
  signers: readonly string[],
): Promise<void> {
  if (erasures.length === 0) return;
  const petitions = arrayLiteral(erasures.map((erasure) => erasure.petitionId));
  const contacts = arrayLiteral(erasures.map((erasure) => erasure.contactId));
  await client.query(DELETE_SIGNATURES, [petitions, contacts]);
  const noted = erasures.filter((erasure) => erasure.journalTag !== null);
  await client.query(ADD_TO_ERASURE_JOURNAL, [
    arrayLiteral(noted.map((erasure) => erasure.petitionId)),
    arrayLiteral(noted.map((erasure) => erasure.journalTag)),
  ]);
  const marked = erasures.filter((erasure) => erasure.setAsideTag !== null);
  await client.query(ADD_MARKS, [
    arrayLiteral(marked.map((erasure) => erasure.petitionId)),
    arrayLiteral(marked.map((erasure) => erasure.setAsideTag)),
  ]);
  await forgetDeliveriesAbout(
    client,
    erasures.map(({ contactId, petitionId }) => ({ contactId, subjectId: petitionId })),
  );
  const ids = erasures.map((erasure) => erasure.contactId).filter((id) => !signers.includes(id));
  const forgotten = await deleteUnusedContacts(client, [...new Set(ids)].sort());
  await forgetDeliveriesTo(client, forgotten);
  await forgetForgotten(client, forgotten);
}
