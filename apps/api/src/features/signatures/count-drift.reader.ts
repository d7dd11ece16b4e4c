import type { Db } from '../../platform/db.ts';
import { DIRECT_SOURCE } from '../integrity/count-changes.service.ts';
import {
  CONFIRMATION_DRIFT,
  COUNTRY_DRIFT,
  LEDGER_DRIFT,
  REASON_DRIFT,
  SOURCE_DRIFT,
  STATE_DRIFT,
} from './count-drift.queries.ts';

/** A count that is not what the signatures come to. */
export type Drift = { petitionId: string; what: string; kept: number; counted: number };

// Counting millions of rows takes longer than a page may.
const PATIENCE = '10min';

/**
 * Compares every kept count with the signatures themselves, at one moment: signing goes on
 * meanwhile. Changes nothing.
 */
export function findCountDrift(db: Db, petitionId: string | null = null): Promise<Drift[]> {
  return db.transaction('REPEATABLE READ', async (tx) => {
    await tx.query(`set local statement_timeout = '${PATIENCE}'`);
    await tx.query('set transaction read only');
    const ofAll = [petitionId];
    return [
      ...(await tx.query(STATE_DRIFT, ofAll)),
      ...(await tx.query(COUNTRY_DRIFT, ofAll)),
      ...(await tx.query(SOURCE_DRIFT, [petitionId, DIRECT_SOURCE])),
      ...(await tx.query(LEDGER_DRIFT, ofAll)),
      ...(await tx.query(CONFIRMATION_DRIFT, ofAll)),
      ...(await tx.query(REASON_DRIFT, ofAll)),
    ];
  });
}
