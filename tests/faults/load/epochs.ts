import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { joined } from '../../../apps/api/src/platform/joined.ts';

const AGAIN_AFTER_MS = 200;

export type Epochs = {
  /** That of the contact's one signature; 0, which no link has, where there is none. */
  of(contactId: string): Promise<number>;
  close(): Promise<void>;
};

/**
 * Reads what a person would find in their mail: the load cannot wait for mails, and nothing but the
 * database knows the epoch of a signing. Asks until the database answers, or everybody gives up.
 */
export function openEpochs(url: string, giveUp: AbortSignal): Epochs {
  const pool = new pg.Pool({ connectionString: url, max: 1, query_timeout: 5_000 });
  pool.on('error', () => {}); // the next question opens a connection of its own
  return {
    async of(contactId) {
      for (;;) {
        giveUp.throwIfAborted();
        try {
          return (await joined(pool, readEpochs, contactId)) ?? 0;
        } catch {
          await sleep(AGAIN_AFTER_MS);
        }
      }
    },
    close: () => pool.end(),
  };
}

async function readEpochs(pool: pg.Pool, contactIds: readonly string[]) {
  const { rows } = await pool.query<{ id: string; epoch: number }>({
    name: 'epochs',
    text: 'select contact_id as id, epoch from signatures where contact_id = any($1::uuid[])',
    values: [contactIds],
  });
  return new Map(rows.map(({ id, epoch }) => [id, epoch]));
}
