import { setTimeout as sleep } from 'node:timers/promises';
import {
  CONFIRMATION_MAIL_INTERVAL_MINUTES,
  MAIL_CAP_PER_ADDRESS,
  MAIL_CAP_WINDOW_HOURS,
} from '@undersigned/shared/limits.ts';
import type pg from 'pg';
import { isLostConnection } from '../../platform/db-faults.ts';
import { ADD_JOB } from '../../platform/jobs.ts';
import {
  CLAIM_DELIVERIES,
  DROP,
  KEEP_CLAIM,
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

const CLAIM_SIZE = 50;
// A killed worker's mails wait as long as this.
const CLAIM_SECONDS = 15;
const KEEP_EVERY_MS = 5_000;
const TRY_LATER_MAX_SECONDS = 300;
const MARK_ATTEMPTS = 60;
const MARK_PAUSE_MS = 1_000;

/** Takes what is due and within the caps, so that no other worker does. */
export async function claimDue(pool: pg.Pool): Promise<Delivery[]> {
  const { rows } = await pool.query<Delivery>(CLAIM_DELIVERIES, [
    CLAIM_SIZE,
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
  if (!(await keepClaim(pool, delivery))) return;
  const keeping = setInterval(
    () => void keepClaim(pool, delivery).catch(() => {}), // the next one may succeed
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
      await pool.query(MARK_SENT, [id]);
      return;
    } catch (error) {
      if (attempt === MARK_ATTEMPTS || !isLostConnection(error)) throw error;
      await sleep(MARK_PAUSE_MS);
    }
  }
}

export async function drop(pool: pg.Pool, id: string, reason: string): Promise<void> {
  await pool.query(DROP, [id, reason]);
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

async function keepClaim(pool: pg.Pool, { id, attempts }: Delivery): Promise<boolean> {
  const { rowCount } = await pool.query(KEEP_CLAIM, [id, attempts, CLAIM_SECONDS]);
  return rowCount === 1;
}
