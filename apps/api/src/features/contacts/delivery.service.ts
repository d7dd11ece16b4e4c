import { MAILS_IN_TURN_AN_HOUR } from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import type { PoolClient } from 'pg';
import { arrayLiteral } from '../../platform/array-literal.ts';
import { clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db.ts';
import { ADD_JOB } from '../../platform/jobs.ts';
import { timeOrderedUuid } from '../../platform/uuid.ts';
import {
  ADD_DUE_AT,
  ADD_IN_TURN,
  DELETE_DELIVERIES_ABOUT,
  DELIVERIES_ABOUT,
  DELETE_DELIVERIES_TO,
} from './delivery.queries.ts';

export type SignatureMailKind = 'confirmation' | 'already-signed' | 'thank-you' | 'signature-link';
export type DeliveryKind =
  | SignatureMailKind
  | 'staff-invitation'
  | 'alert'
  | 'account-safety'
  | 'waiting-decision'
  | 'decision-outcome';

/** A mail that is owed. Holds no address and no token: both are made when it is sent. */
export type NewDelivery = { kind: DeliveryKind; contactId: string; subjectId: string };

export const SEND_DELIVERIES = 'send-deliveries';

const WAKE_INTERVAL_MS = 250;

/**
 * Owes these mails, in the caller's transaction. One that waits already is not owed twice: it is
 * written from what is true when it goes out.
 */
export async function addDeliveries(client: PoolClient, deliveries: NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  const sorted = [...deliveries].sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
  const now = clock.now().getTime();
  await client.query({
    name: 'add-deliveries',
    text: `insert into deliveries (id, kind, contact_id, subject_id)
      select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[])
      on conflict (contact_id, subject_id, kind) where sent_at is null and dropped_at is null
      do nothing`,
    values: [
      arrayLiteral(sorted.map(() => timeOrderedUuid(now))),
      arrayLiteral(sorted.map((delivery) => delivery.kind)),
      arrayLiteral(sorted.map((delivery) => delivery.contactId)),
      arrayLiteral(sorted.map((delivery) => delivery.subjectId)),
    ],
  });
}

/** The same for one mail that no batch owes. */
export async function addDelivery(
  db: Db,
  { kind, contactId, subjectId }: NewDelivery,
): Promise<void> {
  await db.query(
    'insert into deliveries (id, kind, contact_id, subject_id) values ($1, $2, $3, $4)',
    [timeOrderedUuid(clock.now().getTime()), kind, contactId, subjectId],
  );
}

/** The same, from that time on. Nothing while the very mail waits already. */
export async function addDeliveryDueAt(
  db: Db,
  { kind, contactId, subjectId }: NewDelivery,
  dueAt: Date,
): Promise<void> {
  const id = timeOrderedUuid(clock.now().getTime());
  await db.query(ADD_DUE_AT, [id, kind, contactId, subjectId, dueAt]);
}

/**
 * At most one of this kind in so many minutes, an hour at most, to one contact about one thing, and ten an
 * hour: the next one is put off until then. Null while another one waits, which will say what this one would. Returns its id.
 */
export async function addDeliveryInTurn(
  db: Db,
  { kind, contactId, subjectId }: NewDelivery,
  minutes: number,
): Promise<string | null> {
  const id = timeOrderedUuid(clock.now().getTime());
  const values = [id, kind, contactId, subjectId, minutes, MAILS_IN_TURN_AN_HOUR];
  const rows: unknown[] = await db.query(ADD_IN_TURN, values);
  return rows.length > 0 ? id : null;
}

/** After the commit. Whoever is not reached by it looks within a minute. */
export async function wakeSending(db: Db): Promise<void> {
  await db.query(ADD_JOB, [SEND_DELIVERIES, '{}', null, SEND_DELIVERIES]).catch(() => {});
}

type About = Pick<NewDelivery, 'contactId' | 'subjectId'>;

/** What was mailed or is owed about this, oldest first. */
export async function findDeliveries(
  db: Db,
  { contactId, subjectId }: About,
): Promise<{ kind: DeliveryKind; sentAt: Date | null }[]> {
  return db.query(DELIVERIES_ABOUT, [[contactId], subjectId]);
}

/** Forgets, in the caller's transaction, what was mailed or is owed about these. */
export async function forgetDeliveriesAbout(client: PoolClient, about: About[]): Promise<void> {
  await client.query(DELETE_DELIVERIES_ABOUT, [
    arrayLiteral(about.map(({ contactId }) => contactId)),
    arrayLiteral(about.map(({ subjectId }) => subjectId)),
  ]);
}

/** Forgets whatever was mailed to these contacts. */
export async function forgetDeliveriesTo(client: PoolClient, contactIds: string[]): Promise<void> {
  if (contactIds.length > 0) await client.query(DELETE_DELIVERIES_TO, [contactIds]);
}

/**
 * Tells the worker of mails that are owed: the first time at once, in a rush a few times a second.
 * Not part of the transaction that owes them, since a job for every batch would have all batches
 * queue for one row; what no call reached the worker finds within a minute.
 */
export function createWaker(pool: pg.Pool): () => void {
  let isResting = false;
  let isCalled = false;
  return function wake() {
    isCalled = isResting;
    if (isResting) return;
    isResting = true;
    setTimeout(() => {
      isResting = false;
      if (isCalled) wake();
    }, WAKE_INTERVAL_MS).unref();
    pool.query(ADD_JOB, [SEND_DELIVERIES, '{}', null, SEND_DELIVERIES]).catch(() => {});
  };
}
