import { setTimeout as sleep } from 'node:timers/promises';
import {
  CONFIRMATION_MAIL_INTERVAL_MINUTES,
  MAIL_CAP_PER_ADDRESS,
  MAIL_CAP_WINDOW_HOURS,
} from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import { isLostConnection } from '../../platform/db-faults.ts';
import { ADD_JOB } from '../../platform/jobs.ts';
import { joined } from '../../platform/joined.ts';
import {
  CLAIM_DELIVERIES,
  DROP,
  KEEP_CLAIMS,
  MARK_SENT,
  NEXT_DUE,
  RELEASE,
  TRY_LATER,
} from './delivery.queries.ts';
import { SEND_DELIVERIES, type DeliveryKind } from './delivery.service.ts';

export type Delivery = {
  id: string;
  kind: DeliveryKind;
  contactId: string;
  subjectId: string;
  attempts: number;
};

type Dropped = { id: string; reason: string };

// As many as one connection sends in less time than a claim lasts, if it takes a quarter of a second a mail.
const CLAIM_PER_CONNECTION = 50;
// A killed worker's mails wait as long as this.
const CLAIM_SECONDS = 15;
const KEEP_EVERY_MS = 5_000;
const TRY_LATER_MAX_SECONDS = 300;
const MARK_ATTEMPTS = 60;
const MARK_PAUSE_MS = 1_000;

/** Takes what is due and within the caps, so that no other worker does. */
export async function claimDue(pool: pg.Pool, connections: number): Promise<Delivery[]> {
  const { rows } = await pool.query<Delivery>(CLAIM_DELIVERIES, [
    CLAIM_PER_CONNECTION * connections,
    CLAIM_SECONDS,
    CONFIRMATION_MAIL_INTERVAL_MINUTES,
    MAIL_CAP_PER_ADDRESS,
    MAIL_CAP_WINDOW_HOURS,
  ]);
  return rows;
}

/** Works under the claim, and keeps it up meanwhile. Does nothing if it has run out. */
export async function whileClaimed(
  pool: pg.Pool,
  delivery: Delivery,
  work: () => Promise<void>,
): Promise<void> {
  if (!(await joined(pool, keepClaims, delivery))) return;
  const keeping = setInterval(
    () => void joined(pool, keepClaims, delivery).catch(() => {}), // the next one may succeed
    KEEP_EVERY_MS,
  );
  try {
    await work();
  } finally {
    clearInterval(keeping);
  }
}

/** A mail that was taken must not go out again for a database that is away for a moment. */
export async function markSent(pool: pg.Pool, id: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await joined(pool, markAllSent, id);
      return;
    } catch (error) {
      if (attempt === MARK_ATTEMPTS || !isLostConnection(error)) throw error;
      await sleep(MARK_PAUSE_MS);
    }
  }
}

export async function drop(pool: pg.Pool, id: string, reason: string): Promise<void> {
  await joined(pool, dropAll, { id, reason });
}

export async function tryLater(pool: pg.Pool, { id, attempts }: Delivery): Promise<void> {
  const seconds = Math.min(2 ** Math.min(attempts, 10), TRY_LATER_MAX_SECONDS);
  await pool.query(TRY_LATER, [id, seconds]);
}

/** Gives back what was claimed and not tried. */
export async function release(pool: pg.Pool, deliveries: Delivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await pool.query(RELEASE, [
    deliveries.map((delivery) => delivery.id),
    deliveries.map((delivery) => delivery.attempts),
  ]);
}

export async function wakeForNext(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ at: Date }>(NEXT_DUE);
  const next = rows[0];
  if (next) await pool.query(ADD_JOB, [SEND_DELIVERIES, '{}', next.at, `${SEND_DELIVERIES}-next`]);
}

/** Which of these claims still hold. */
async function keepClaims(
  pool: pg.Pool,
  claimed: readonly Delivery[],
): Promise<Map<Delivery, boolean>> {
  const sorted = [...claimed].sort(byId);
  const { rows } = await pool.query<{ id: string }>(KEEP_CLAIMS, [
    sorted.map((delivery) => delivery.id),
    sorted.map((delivery) => delivery.attempts),
    CLAIM_SECONDS,
  ]);
  const kept = new Set(rows.map((row) => row.id));
  return new Map(claimed.map((delivery) => [delivery, kept.has(delivery.id)]));
}

async function markAllSent(pool: pg.Pool, ids: readonly string[]): Promise<Map<string, true>> {
  await pool.query(MARK_SENT, [[...ids].sort()]);
  return new Map(ids.map((id) => [id, true]));
}

async function dropAll(pool: pg.Pool, dropped: readonly Dropped[]): Promise<Map<Dropped, true>> {
  const sorted = [...dropped].sort(byId);
  await pool.query(DROP, [sorted.map(({ id }) => id), sorted.map(({ reason }) => reason)]);
  return new Map(dropped.map((one) => [one, true]));
}

/** So that two workers who hold the same mails, one of them unaware, cannot wait for each other. */
function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
