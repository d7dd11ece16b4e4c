import type { Db } from '../../platform/db.ts';
import type { Logger } from '../../platform/log.ts';
import { noteChecks } from '../integrity/count-check.service.ts';
import { listPetitions } from '../petitions/petition.service.ts';
import { findCountDrift } from './count-drift.reader.ts';

/**
 * An alarm, a line for each count that is off, and for everybody when this was looked at. It never
 * repairs: a wrong count has a cause to be found.
 */
export async function checkCounts({ db, logger }: { db: Db; logger: Logger }): Promise<void> {
  // Before the comparison, so that nothing is said of a moment that it has not seen.
  const [{ now }] = await db.query('select clock_timestamp() as now');
  const petitions = await listPetitions(db);
  const drifts = await findCountDrift(db);
  for (const drift of drifts) logger.error(drift, 'counts drift');
  const differences = petitions.map(({ id }): [string, number] => [
    id,
    drifts.filter(({ petitionId }) => petitionId === id).length,
  ]);
  await noteChecks(db, now, new Map(differences));
}
