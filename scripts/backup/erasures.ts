import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { Cluster } from '../postgres.ts';
import { superuserUrl } from '../postgres/databases.ts';
import { BackupError } from './backup-error.ts';
import { writeWhole } from './durable.ts';
import { hasManifest } from './manifest.ts';

/** Beside the backups, and in a data folder that was restored from them: a line for each erasure. */
export const ERASURES = 'erasures.jsonl';

/** Without a petition: who is not to be written to. */
type Erasure = { id: string; petition: string | null; tag: string; at: number };

/** A number is given before the commit: what was under way then may come in later than its successors. */
const MAY_COME_LATER = 1_000;

/**
 * Keeps beside the backups a list of what people have erased, so that none of them brings it back:
 * a moment before an erasure has no trace of it in its own log.
 */
export function createErasureCopy(cluster: Cluster) {
  const seen = new Set<string>();
  let file: string | undefined;
  let last = 0;
  let session: pg.Client | undefined;
  const end = async () => {
    await session?.end().catch(() => {});
    session = undefined;
  };
  return {
    end,
    async round(set: string): Promise<void> {
      try {
        const own = join(dirname(set), ERASURES);
        // A folder that was unmounted or moved away must not be filled anew.
        if (!existsSync(own) && !hasManifest(set)) throw new BackupError(`${set} is not there.`);
        if (file !== own || !existsSync(own)) await open(own);
        session ??= await connect(cluster);
        await add(own, await newOnes(session, last - MAY_COME_LATER));
      } catch (error) {
        await end();
        throw error;
      }
    },
  };

  async function open(own: string): Promise<void> {
    file = undefined;
    seen.clear();
    last = 0;
    for (const line of await linesOf(own)) seen.add(line);
    // A line that was torn by a loss of power is written again.
    await writeWhole(own, [...seen].map((line) => `${line}\n`).join(''));
    file = own;
  }

  async function add(own: string, found: Erasure[]): Promise<void> {
    const lines = found.map((erasure) => JSON.stringify(erasure)).filter((line) => !seen.has(line));
    last = Math.max(last, ...found.map(({ id }) => Number(id)));
    if (lines.length === 0) return;
    await appendFile(own, lines.map((line) => `${line}\n`).join(''), { flush: true });
    for (const line of lines) seen.add(line);
  }
}

/** For the start of what is restored from these backups: it erases them again. */
export async function handOverErasures(out: string, dataDir: string): Promise<number> {
  const lines = await linesOf(join(out, ERASURES));
  if (lines.length > 0) {
    await writeWhole(join(dataDir, ERASURES), lines.map((line) => `${line}\n`).join(''));
  }
  return lines.length;
}

async function linesOf(file: string): Promise<string[]> {
  if (!existsSync(file)) return [];
  return (await readFile(file, 'utf8')).split('\n').filter(isWhole);
}

function isWhole(line: string): boolean {
  try {
    return typeof (JSON.parse(line) as Partial<Erasure>).at === 'number';
  } catch {
    return false;
  }
}

async function connect(cluster: Cluster): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: superuserUrl(cluster, 'undersigned'),
    connectionTimeoutMillis: 5_000,
    application_name: 'undersigned backup',
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function newOnes(client: pg.Client, after: number): Promise<Erasure[]> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    `select to_regclass('erasures') is not null as there`,
  );
  // Of an older version, before its first start with this one.
  if (!tables[0]!.there) return [];
  const { rows } = await client.query<Erasure>(
    `select id::text, petition_id::text as petition, encode(tag, 'hex') as tag,
       floor(extract(epoch from erased_at) * 1000)::float8 as at
     from erasures where id > $1 order by id`,
    [after],
  );
  return rows;
}
