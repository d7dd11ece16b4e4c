import pg from 'pg';
import type { Cluster } from '../postgres.ts';
import { LOOPBACK } from './loopback.ts';
import { databasePassword } from './passwords.ts';

export interface DatabaseUrls {
  readonly databaseUrl: string;
  readonly ownerUrl: string;
}

/** Makes sure of a database with its two roles: the owner migrates, the app only reads and writes rows. */
export async function ensureDatabase(cluster: Cluster, name: string): Promise<DatabaseUrls> {
  const owner = { user: 'undersigned_owner', password: passwordOf(cluster, 'undersigned_owner') };
  const app = { user: 'undersigned_app', password: passwordOf(cluster, 'undersigned_app') };
  const client = new pg.Client({ connectionString: superuserUrl(cluster, 'postgres') });
  await client.connect();
  try {
    for (const { user, password } of [owner, app]) await ensureRole(client, user, password);
    await ensureOwnedDatabase(client, name, owner.user, app.user);
  } finally {
    await client.end();
  }
  return {
    databaseUrl: databaseUrl(cluster, name, app.user, app.password),
    ownerUrl: databaseUrl(cluster, name, owner.user, owner.password),
  };
}

export function superuserUrl(cluster: Cluster, database: string): string {
  return databaseUrl(cluster, database, 'postgres', passwordOf(cluster, 'postgres'));
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = found.rowCount ? 'alter' : 'create';
  const rights = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';
  await client.query(
    `${verb} role ${pg.escapeIdentifier(role)} ${rights} password ${pg.escapeLiteral(password)}`,
  );
}

async function ensureOwnedDatabase(
  client: pg.Client,
  name: string,
  owner: string,
  app: string,
): Promise<void> {
  const database = pg.escapeIdentifier(name);
  const found = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (!found.rowCount) await client.query(`create database ${database} owner ${owner}`);
  await client.query(`revoke all on database ${database} from public`);
  await client.query(`grant connect on database ${database} to ${app}`);
}

function databaseUrl(cluster: Cluster, database: string, user: string, password: string): string {
  return `postgres://${user}:${password}@${LOOPBACK}:${cluster.port}/${database}`;
}

function passwordOf(cluster: Cluster, role: string): string {
  return databasePassword(cluster.dir, role);
}
