import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** How many statements a second that read `tables` the database was sent while `work` ran. */
export async function statementsDuring(
  database: pg.Pool,
  tables: string[],
  work: () => Promise<unknown>,
): Promise<number> {
  const { rows } = await database.query<{ data_directory: string }>('show data_directory');
  const log = join(rows[0]!.data_directory, 'server.log');
  await logStatements(database, 'all');
  const logged = readFileSync(log).byteLength;
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  await logStatements(database, 'none');
  const said = readFileSync(log).subarray(logged).toString();
  const reads = new RegExp(`\\b(?:from|join)\\s+"?(?:${tables.join('|')})\\b`, 'i');
  const statements = said.split(/ LOG: {2}(?:statement|execute \S+): /);
  return statements.filter((text) => reads.test(text)).length / seconds;
}

async function logStatements(database: pg.Pool, which: 'all' | 'none'): Promise<void> {
  await database.query(`alter system set log_statement = '${which}'`);
  await database.query('select pg_reload_conf()');
  // Every connection takes it over when it is next idle.
  await sleep(200);
}
