import pg from 'pg';
import type { Keyring } from '../../../apps/api/src/platform/crypto.ts';
import { contactOf } from '../load/links.ts';
import type { Counts } from './counts.ts';
import { type Evidence, TRIED } from './evidence.ts';
import type { DeliverySeen } from './mails.ts';
import type { MinuteSums } from './minutes.ts';
import { KEPT_COUNTS, MINUTE_SUMS } from './snapshot.queries.ts';
import type { SignatureSeen } from './signatures.ts';

const PAGE = 5_000;

export type Snapshot = {
  kept: Counts;
  minutes: MinuteSums[];
  signatures(see: (row: SignatureSeen) => void): Promise<void>;
  deliveries(see: (row: DeliverySeen) => void): Promise<void>;
  close(): Promise<void>;
};

/** The whole database as it is at one moment, read a page at a time. */
export async function openSnapshot(
  url: string,
  keyring: Keyring,
  evidence: Evidence,
): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin isolation level repeatable read read only');
  const people = peopleByContact(keyring, evidence);

  async function each<Row>(query: string, see: (row: Row) => void): Promise<void> {
    await client.query(`declare rows no scroll cursor for ${query}`);
    for (;;) {
      const { rows } = await client.query(`fetch ${PAGE} from rows`);
      if (rows.length === 0) break;
      for (const row of rows) see(row as Row);
    }
    await client.query('close rows');
  }

  const { rows } = await client.query<{ name: string; count: number }>(KEPT_COUNTS);
  const minutes = await client.query<MinuteSums>(MINUTE_SUMS);
  return {
    minutes: minutes.rows,
    kept: new Map(rows.map(({ name, count }) => [name, Number(count)])),
    signatures: (see) =>
      each<SignatureSeen & { contact: string; epoch: number }>(
        `select p.slug as petition, s.contact_id as contact, s.state, s.country, s.source, s.epoch
         from signatures s join petitions p on p.id = s.petition_id`,
        (row) => {
          const person = people.get(row.contact);
          const first = person === undefined ? undefined : evidence.epochs.get(person);
          see({ ...row, person, isAnew: first !== undefined && row.epoch !== first });
        },
      ),
    deliveries: (see) =>
      each<DeliverySeen & { contact: string }>(
        `select id, kind, contact_id as contact, sent_at is not null as "isSent",
           sent_at is null and dropped_at is null and due_at <= clock_timestamp() as "isDue"
         from deliveries`,
        (row) => see({ ...row, person: people.get(row.contact) }),
      ),
    close: () => client.end(),
  };
}

function peopleByContact(keyring: Keyring, evidence: Evidence): Map<string, number> {
  const people = new Map<string, number>();
  evidence.marks.forEach((marks, person) => {
    if (marks & TRIED.S) people.set(contactOf(keyring, person), person);
  });
  return people;
}
