import 'reflect-metadata';
import { DOOR_OPTIONS, openDoors, requireFree } from '@undersigned/shared/doors.ts';
import { createApi } from './api.ts';
import { entities } from './entities.ts';
import { migrationsFolder } from './migrations-folder.ts';
import { requireConfig } from './platform/config.ts';
import { createDataSource } from './platform/db.ts';
import { databaseProblems, schemaProblem } from './platform/db-checks.ts';
import { createLogger } from './platform/log.ts';
import { migrationNames } from './platform/migrations.ts';
import { announceReady, isStopping, onStop, refuseToStart } from './platform/process.ts';

const config = requireConfig();
const { settings } = config;
const logger = createLogger(settings.logLevel, 'api');

const db = await createDataSource({
  url: settings.databaseUrl!,
  replicaUrls: settings.databaseReplicaUrls,
  entities,
  applicationName: 'undersigned api',
  isServing: true,
})
  .initialize()
  .catch((error: { code?: string }) =>
    refuseToStart([
      `The database that DATABASE_URL names cannot be reached (${error.code ?? 'no answer'}).`,
    ]),
  );
const problems = await databaseProblems(db);
const outdated = await schemaProblem(db, migrationNames(migrationsFolder));
if (outdated) problems.push(outdated);
if (problems.length > 0) refuseToStart(problems);

const api = await createApi(config, db, logger);
// Kept-alive connections would lead back here, past whoever balances.
api.app.server.prependListener('request', (_request, response) => {
  if (isStopping()) response.setHeader('connection', 'close');
});
const { host, apiPort: port } = settings;
await requireFree(host, port)
  .then(() => api.app.listen({ host, port, ...DOOR_OPTIONS }))
  .catch((error: { code?: string }) =>
    refuseToStart([`Port ${settings.apiPort} cannot be used (${error.code}); API_PORT moves it.`]),
  );
const doors = await openDoors(api.app.server);
onStop(
  logger,
  async () => {
    await Promise.all([doors.close(), api.app.close()]);
    await api.stop();
    await db.destroy();
  },
  settings.drainSeconds,
);
announceReady();
