import type pg from 'pg';
import { isLostConnection } from '../../platform/db-faults.ts';
import { ADD_STEPS } from './step.queries.ts';
import { STEPS, type StepRow } from './step.rules.ts';

/** `kept`: nothing was written, and may be tried again. `lost`: whether it was is not known, or it cannot be. */
export type Written = { how: 'written' } | { how: 'kept' | 'lost'; error: unknown };

/** Adds to the counts in one statement. What may have been written already is not written twice. */
export async function writeSteps(pool: pg.Pool, rows: StepRow[]): Promise<Written> {
  const client = await pool.connect().catch((error: Error) => error);
  if (client instanceof Error) return { how: 'kept', error: client };
  try {
    await client.query({ name: 'add-steps', text: ADD_STEPS, values: columnsOf(rows) });
    client.release();
    return { how: 'written' };
  } catch (error) {
    // Whatever was under way on it, it is not asked again.
    client.release(true);
    return { how: isUndone(error) ? 'kept' : 'lost', error };
  }
}

/** The server itself said that it did nothing, for a reason that passes. */
function isUndone(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && isLostConnection(error);
}

/** In the order of the keys, so that two processes cannot wait for each other. */
function columnsOf(rows: StepRow[]): unknown[][] {
  const key = ({ petitionId, minute }: StepRow) => `${petitionId} ${minute}`;
  const sorted = rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return [
    sorted.map(({ petitionId }) => petitionId),
    sorted.map(({ minute }) => minute),
    ...STEPS.map((step) => sorted.map((row) => row[step])),
  ];
}
