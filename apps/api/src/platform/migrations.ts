import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// TypeORM orders migrations by a timestamp at the end of their names.
const EPOCH_MS = 1_760_000_000_000;

/** One class for each pair `NNNN-name.up.sql` and `NNNN-name.down.sql`. */
export function migrationClasses(folder: string): (new () => MigrationInterface)[] {
  return migrationFiles(folder).map((file) => {
    const sql = (direction: string) =>
      readFileSync(path.join(folder, `${file}.${direction}.sql`), 'utf8');
    return class implements MigrationInterface {
      name = migrationName(file);
      async up(runner: QueryRunner): Promise<void> {
        await runner.query(sql('up'));
      }
      async down(runner: QueryRunner): Promise<void> {
        await runner.query(sql('down'));
      }
    };
  });
}

/** The names of all migrations that this build brings, oldest first. */
export function migrationNames(folder: string): string[] {
  return migrationFiles(folder).map(migrationName);
}

function migrationFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.up.sql'))
    .map((file) => file.slice(0, -'.up.sql'.length))
    .sort();
}

function migrationName(file: string): string {
  const [number = '', ...words] = file.split('-');
  const name = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return `${name}${EPOCH_MS + Number(number)}`;
}
