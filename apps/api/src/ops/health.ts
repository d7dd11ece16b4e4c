import type { FastifyInstance } from 'fastify';
import { isComparisonOverdue } from '@undersigned/shared/integrity/comparison.ts';
import type { DataSource } from 'typeorm';
import { readComparison } from '../features/integrity/count-check.service.ts';
import { listPetitions } from '../features/petitions/petition.service.ts';
import { migrationsFolder } from '../migrations-folder.ts';
import type { Db } from '../platform/db.ts';
import { schemaProblem } from '../platform/db-checks.ts';
import { migrationNames } from '../platform/migrations.ts';
import { isStopping } from '../platform/process.ts';
import { watchMail } from './mail-watch.ts';

/** Alarms, and no reason to send nobody here any more: that would refuse signatures and mend nothing. */
const DRIFT = 'drift';
const OVERDUE = 'not compared';
const LATE = 'late';
const FINE = ['ok', DRIFT, OVERDUE, LATE];

/** Live: the process runs. Ready: it can do its work, so traffic may come. */
export function addHealthRoutes(app: FastifyInstance, db: DataSource): void {
  const expected = migrationNames(migrationsFolder);
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const checks = isStopping() ? { process: 'stopping' } : await readiness(db, expected);
    const ready = Object.values(checks).every((check) => FINE.includes(check));
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', checks });
  });
}

async function readiness(db: DataSource, expected: string[]): Promise<Record<string, string>> {
  try {
    const problem = await schemaProblem(db, expected);
    const [{ standby }] = await db.query('select pg_is_in_recovery() as standby');
    // An older schema may have nothing to ask.
    const counts = problem === null ? await compared(db.manager) : 'ok';
    const isLate = problem === null && (await watchMail(db.manager)).isLate;
    return {
      database: 'ok',
      schema: problem ? 'wrong version' : 'ok',
      // A standby lags, so its counts would go up and then down.
      counts: standby ? 'read from a standby' : counts,
      mails: isLate ? LATE : 'ok',
    };
  } catch {
    return { database: 'out of reach' };
  }
}

/** A site that never has compared its counts yet has as long as the comparison may be late. */
async function compared(db: Db): Promise<string> {
  const { agrees, comparedAt, now } = await readComparison(db);
  if (!agrees) return DRIFT;
  const last = comparedAt ?? (await listPetitions(db)).at(-1)?.createdAt ?? now;
  return isComparisonOverdue(last, now) ? OVERDUE : 'ok';
}
