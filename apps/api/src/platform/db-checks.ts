import type { DataSource } from 'typeorm';

const OLDEST_VERSION = 15;

/** Why this database may not be used, each in one clear line. */
export async function databaseProblems(db: DataSource): Promise<string[]> {
  const [row] = await db.query(`
    select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
      current_setting('synchronous_commit') as synchronous_commit,
      current_setting('server_version_num')::int / 10000 as version,
      pg_encoding_to_char(d.encoding) as encoding,
      (select rolsuper from pg_roles where rolname = current_user) as superuser
    from pg_database d where d.datname = current_database()`);
  const problems: string[] = [];
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    if (row[setting] === 'off') {
      problems.push(
        `The database has ${setting} off: an acknowledged signature could be lost. Turn it on.`,
      );
    }
  }
  if (row.version < OLDEST_VERSION) {
    problems.push(`The database is Postgres ${row.version}; ${OLDEST_VERSION} or newer is needed.`);
  }
  if (row.encoding !== 'UTF8')
    problems.push(`The database's encoding is ${row.encoding}; UTF8 is needed.`);
  if (row.superuser)
    problems.push('DATABASE_URL names a superuser; give the application a plain role.');
  return problems;
}

/** Whether the schema is exactly the one that this build brings; else what is amiss, in one line. */
export async function schemaProblem(db: DataSource, expected: string[]): Promise<string | null> {
  const [{ exists }] = await db.query(
    `select to_regclass('public.migrations') is not null as exists`,
  );
  const rows: { name: string }[] = exists
    ? await db.query('select name from migrations order by id')
    : [];
  const applied = new Set(rows.map((row) => row.name));
  const missing = expected.filter((name) => !applied.has(name));
  if (missing.length > 0) {
    return `The database's schema is older than this program: ${missing.length} of ${expected.length} migrations are missing. Run "ops migrate".`;
  }
  const unknown = rows.filter((row) => !expected.includes(row.name));
  if (unknown.length > 0) {
    return `The database's schema is newer than this program: it does not know ${unknown.map((row) => row.name).join(', ')}.`;
  }
  return null;
}
