import 'reflect-metadata';
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
onStop(
  logger,
  async () => {
    await api.stop();
    await db.destroy();
  },
  settings.drainSeconds,
);
// Kept-alive connections would lead back here, past whoever balances.
api.app.server.prependListener('request', (_request, response) => {
  if (isStopping()) response.setHeader('connection', 'close');
});
await api.app
  .listen({ host: settings.host, port: settings.apiPort })
  .catch((error: { code?: string }) =>
    refuseToStart([`Port ${settings.apiPort} cannot be used (${error.code}); API_PORT moves it.`]),
  );
announceReady();
