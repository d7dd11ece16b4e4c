import type { DataSource } from 'typeorm';
import { entities } from '../entities.ts';
import { requireConfig, type Config } from '../platform/config.ts';
import { createDataSource } from '../platform/db.ts';

/** Runs `work` as the application, on a connected database. */
export async function withDatabase<T>(
  work: (db: DataSource, config: Config) => Promise<T>,
): Promise<T> {
  const config = requireConfig();
  const db = await createDataSource({
    url: config.settings.databaseUrl!,
    entities,
    poolSize: 2,
    applicationName: 'undersigned ops',
  }).initialize();
  try {
    return await work(db, config);
  } finally {
    await db.destroy();
  }
}
