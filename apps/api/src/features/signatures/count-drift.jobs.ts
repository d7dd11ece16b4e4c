import type { Db } from '../../platform/db.ts';
import type { Logger } from '../../platform/log.ts';
import { findCountDrift } from './count-drift.reader.ts';

/** An alarm, a line for each count that is off. It never repairs: a wrong count has a cause to be found. */
export async function checkCounts({ db, logger }: { db: Db; logger: Logger }): Promise<void> {
  for (const drift of await findCountDrift(db)) logger.error(drift, 'counts drift');
}
