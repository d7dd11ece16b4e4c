import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { migrationsFolder } from '../src/migrations-folder.ts';
import { createMigrator } from '../src/platform/db.ts';
import { migrateDatabase } from '../src/platform/migrate.ts';

const LAST_WITHOUT = '0030';
const name = `waits_${randomBytes(6).toString('hex')}`;
const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
const folder = mkdtempSync(path.join(tmpdir(), 'migrations-'));
let maker: pg.Client;
beforeAll(async () => {
  maker = new pg.Client(inject('postgres').superuserUrl);
  await maker.connect();
  await maker.query(`create database ${name} owner undersigned_owner`);
  for (const file of readdirSync(migrationsFolder)) {
    if (file < LAST_WITHOUT) cpSync(path.join(migrationsFolder, file), path.join(folder, file));
  }
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterAll(async () => {
  vi.restoreAllMocks();
  await maker.query(`drop database ${name} with (force)`);
  await maker.end();
  rmSync(folder, { recursive: true });
});

/** Only the tables: rights are given on those that a whole build brings. */
async function migrateAsBefore(): Promise<void> {
  const migrator = await createMigrator(at(inject('postgres').ownerUrl), folder).initialize();
  await migrator.runMigrations({ transaction: 'each' });
  await migrator.destroy();
}

const migrate = () =>
  migrateDatabase({
    ...{ ownerUrl: at(inject('postgres').ownerUrl), appUrl: inject('postgres').databaseUrl },
    folder: migrationsFolder,
  });

async function session(): Promise<pg.Client> {
  const client = new pg.Client(at(inject('postgres').superuserUrl));
  await client.connect();
  return client;
}

test('a migration that has to wait for a table lets others have it, and is done in the end', async () => {
  await migrateAsBefore();
  const [reader, signer] = [await session(), await session()];
  // Somebody counts for long, and the migration wants the table for itself.
  await reader.query('begin; lock table signatures in access share mode');
  const migrating = migrate();
  await signer.query('set statement_timeout = 3500');
  const until = Date.now() + 5_000;
  while (Date.now() < until) {
    await signer.query('update signatures set epoch = epoch where false');
    await sleep(50);
  }
  await reader.query('commit');
  await migrating;
  const { rows } = await signer.query(
    `select to_regclass('newest_supporters') is not null as done`,
  );
  expect(rows).toEqual([{ done: true }]);
  await reader.end();
  await signer.end();
}, 60_000);
