import { INVITATION_TTL_HOURS } from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import { transaction } from '../../../platform/db.ts';
import { forgetUnusedContacts } from '../../contacts/contact.service.ts';
import { forgetDeliveriesAbout } from '../../contacts/delivery.service.ts';
import { TAKE_OLD_INVITATIONS } from './invitation.queries.ts';

/**
 * Forgets invitations a day after they would have run out, the mails about them, and the address where
 * nothing else needs it. Until then the limit on invitations to one address goes by them.
 */
export async function forgetInvitations(pool: pg.Pool): Promise<void> {
  await transaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string; contactId: string }>(TAKE_OLD_INVITATIONS, [
      INVITATION_TTL_HOURS,
    ]);
    if (rows.length === 0) return;
    await forgetDeliveriesAbout(
      client,
      rows.map(({ id, contactId }) => ({ contactId, subjectId: id })),
    );
    await forgetUnusedContacts(client, [...new Set(rows.map(({ contactId }) => contactId))]);
  });
}
