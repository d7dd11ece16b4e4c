import pg from 'pg';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/database.ts';
import { migrationsFolder } from '../migrations-folder.ts';
import { databaseProblems, schemaProblem } from './db-checks.ts';
import { createDataSource } from './db.ts';
import { migrationNames } from './migrations.ts';

let database: TestDatabase;
let superuser: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  superuser = new pg.Client({ connectionString: inject('postgres').superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await database.drop();
});

async function asking<T>(url: string, ask: (db: DataSource) => Promise<T>): Promise<T> {
  const source = createDataSource({ url, entities: [], applicationName: 'test', poolSize: 1 });
  const db = await source.initialize();
  try {
    return await ask(db);
  } finally {
    await db.destroy();
  }
}

test('a database as the start brings it is taken', async () => {
  expect(await asking(database.databaseUrl, databaseProblems)).toEqual([]);
  const expected = migrationNames(migrationsFolder);
  expect(await asking(database.databaseUrl, (db) => schemaProblem(db, expected))).toBeNull();
});

test('a database that answers before a commit is on disk is refused', async () => {
  const name = new URL(database.databaseUrl).pathname.slice(1);
  await superuser.query(`alter database ${name} set synchronous_commit = off`);
  expect(await asking(database.databaseUrl, databaseProblems)).toEqual([
    'The database has synchronous_commit off: an acknowledged signature could be lost. Turn it on.',
  ]);
  await superuser.query(`alter database ${name} reset synchronous_commit`);
});

test.each(['fsync', 'full_page_writes'])('a database with %s off is refused', async (setting) => {
  const reload = async (change: string) => {
    await superuser.query(change);
    await superuser.query('select pg_reload_conf()');
  };
  await reload(`alter system set ${setting} = off`);
  try {
    await expect
      .poll(() => asking(database.databaseUrl, databaseProblems), { timeout: 5000 })
      .toEqual([expect.stringContaining(`The database has ${setting} off`)]);
  } finally {
    await reload(`alter system reset ${setting}`);
  }
});

test('a superuser is refused', async () => {
  const { superuserUrl } = inject('postgres');
  expect(await asking(superuserUrl, databaseProblems)).toEqual([
    'DATABASE_URL names a superuser; give the application a plain role.',
  ]);
});

test('a schema that is older or newer than the program is refused', async () => {
  const expected = migrationNames(migrationsFolder);
  const ask = (names: string[]) => asking(database.databaseUrl, (db) => schemaProblem(db, names));
  expect(await ask([...expected, 'Later1799999999999'])).toContain('older than this program: 1 of');
  expect(await ask(expected.slice(0, -1))).toContain('newer than this program');
});

test('the application may not change tables, nor rewrite the ledger or the audit log', async () => {
  const app = new pg.Client({ connectionString: database.databaseUrl });
  await app.connect();
  const refused = (sql: string) =>
    expect(app.query(sql), sql).rejects.toMatchObject({ code: '42501' });
  await refused('create table mine (id int)');
  await refused('alter table signatures add column mine int');
  await refused('drop table signatures');
  await refused('truncate signatures');
  for (const table of [
    'ledger',
    'ledger_reasons',
    'offline_batches',
    'audit_entries',
    'migrations',
  ]) {
    await refused(`delete from ${table}`);
    await refused(`truncate ${table}`);
  }
  await refused('update ledger set entries = 1');
  await refused(`insert into ledger values (gen_random_uuid(), now(), 'confirmed', 1)`);
  await refused(`update offline_batches set count = 1`);
  await refused(`update ledger_reasons set reason = ''`);
  await refused(
    `insert into ledger_reasons (petition_id, day, kind, entries, reason, role)
     values (gen_random_uuid(), now(), 'offline', 1, 'Paper', 'ADMIN')`,
  );
  await refused(`update audit_entries set action = ''`);
  await expect(
    app.query(`select add_to_ledger(gen_random_uuid(), 'confirmed', -1)`),
  ).rejects.toMatchObject({ code: '23514' });
  await app.end();
});
