import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrationsFolder } from '../src/migrations-folder.ts';
import { migrateDatabase } from '../src/platform/migrate.ts';

export type TestDatabase = { databaseUrl: string; ownerUrl: string; drop: () => Promise<void> };

const TEMPLATE = 'undersigned_template';
const TEMPLATE_LOCK = 7_305_118;

/** A migrated database of one's own: a copy of a template that the first test file makes. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { superuserUrl, ownerUrl, databaseUrl } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  try {
    await superuser.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await superuser.query('select from pg_database where datname = $1', [TEMPLATE]);
    if (found.rowCount === 0) await makeTemplate(superuser, ownerUrl, databaseUrl);
    await superuser.query(`create database ${name} template ${TEMPLATE} owner undersigned_owner`);
  } finally {
    await superuser.end();
  }
  return {
    databaseUrl: withDatabase(databaseUrl, name),
    ownerUrl: withDatabase(ownerUrl, name),
    drop: () => dropDatabase(superuserUrl, name),
  };
}

async function makeTemplate(
  superuser: pg.Client,
  ownerUrl: string,
  databaseUrl: string,
): Promise<void> {
  const making = `${TEMPLATE}_making`;
  await superuser.query(`drop database if exists ${making}`);
  await superuser.query(`create database ${making} owner undersigned_owner`);
  await migrateDatabase({
    ownerUrl: withDatabase(ownerUrl, making),
    appUrl: databaseUrl,
    folder: migrationsFolder,
  });
  await superuser.query(`alter database ${making} rename to ${TEMPLATE}`);
}

async function dropDatabase(superuserUrl: string, name: string): Promise<void> {
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  await untilLeft(superuser, name);
  await superuser.query(`drop database if exists ${name} with (force)`);
  await superuser.end();
}

/** A pool that has ended may still be saying goodbye: cut off there, it would raise where nobody listens. */
async function untilLeft(superuser: pg.Client, name: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rowCount } = await superuser.query(
      'select from pg_stat_activity where datname = $1 limit 1',
      [name],
    );
    if (rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
