import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createMigrator } from './db.ts';
import { migrateJobs } from './jobs.ts';

export type MigrateOptions = { ownerUrl: string; appUrl: string; folder: string };

// Any number that nobody else locks by; two programs that start together migrate one after the other.
const MIGRATION_LOCK = 7_305_117;
const TRIES = 30;
/** lock_not_available, deadlock_detected */
const IN_EACH_OTHERS_WAY = ['55P03', '40P01'];

/** Brings the schema up to this build as the owner, then gives the application its rights. */
export async function migrateDatabase({ ownerUrl, appUrl, folder }: MigrateOptions): Promise<void> {
  const lock = new pg.Client({ connectionString: ownerUrl });
  // Its next statement fails too; nobody listening would end the process without a word of ours.
  lock.on('error', () => {});
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const migrator = await createMigrator(ownerUrl, folder).initialize();
    try {
      await runMigrations(migrator);
    } finally {
      await migrator.destroy();
    }
    await migrateJobs(ownerUrl);
    const app = decodeURIComponent(new URL(appUrl).username);
    const owner = decodeURIComponent(new URL(ownerUrl).username);
    if (app !== owner) await grant(lock, app);
  } finally {
    await lock.end();
  }
}

/**
 * Whoever waits for a table makes everybody wait who comes later, so a migration gives up after a
 * moment (`createMigrator` says when), and is tried again: whoever else uses the database gets on
 * between the tries.
 */
async function runMigrations(migrator: DataSource): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await migrator.runMigrations({ transaction: 'each' });
      return;
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (!IN_EACH_OTHERS_WAY.includes(code) || tries === TRIES) throw error;
      await sleep(1_000);
    }
  }
}

/** They only ever add, and are the application's only way to the ledger. */
const LEDGER_FUNCTIONS =
  'add_to_ledger(uuid, text, integer), enter_with_reason(uuid, text, integer, text, text, uuid, text)';

/** Run time may read and write rows. It may not change tables, nor rewrite the ledger, the audit log or the journal of erasures; when something was noted is the database's to say. */
async function grant(client: pg.Client, role: string): Promise<void> {
  const app = client.escapeIdentifier(role);
  await client.query(`
    grant usage on schema public, graphile_worker to ${app};
    grant select, insert, update, delete on all tables in schema public to ${app};
    grant usage on all sequences in schema public to ${app};
    grant usage on schema auth to ${app};
    grant select, insert, update, delete on all tables in schema auth to ${app};
    revoke insert, update, delete, truncate on migrations, ledger, ledger_reasons from ${app};
    revoke update, delete, truncate on audit_entries, erasures, offline_batches from ${app};
    revoke insert on audit_entries from ${app};
    grant insert (actor, action, subject, detail) on audit_entries to ${app};
    revoke execute on function ${LEDGER_FUNCTIONS} from public;
    grant execute on function ${LEDGER_FUNCTIONS} to ${app};
    grant all on all tables in schema graphile_worker to ${app};
    grant all on all sequences in schema graphile_worker to ${app};
    grant execute on all functions in schema graphile_worker to ${app};
  `);
  await openJobTables(client);
}

/** graphile-worker shuts its tables by row-level security to all but their owner; ours works as the application. */
async function openJobTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity`,
  );
  for (const { name } of rows) await client.query(`alter table ${name} disable row level security`);
}
