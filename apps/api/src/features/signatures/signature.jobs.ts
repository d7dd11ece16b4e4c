import { DISOWN_TAKES_BACK_WITHIN_SECONDS } from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import { transaction } from '../../platform/db.ts';
import { forgetUnusedContacts } from '../contacts/contact.service.ts';
import { DELETE_DISOWNED, UNLIST_DISOWNED } from './signature.queries.ts';

/** Deletes what "this wasn't me" removed, once the other button of that render can no longer follow. */
export async function deleteDisowned(pool: pg.Pool): Promise<void> {
  await transaction(pool, async (client) => {
    const { rows } = await client.query<{ contactId: string }>(DELETE_DISOWNED, [
      DISOWN_TAKES_BACK_WITHIN_SECONDS,
    ]);
    await forgetUnusedContacts(
      client,
      rows.map((row) => row.contactId),
    );
    await client.query(UNLIST_DISOWNED);
  });
}
