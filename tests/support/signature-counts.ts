import pg from 'pg';
import { type Cluster, createCluster, stopCluster } from '../../scripts/postgres.ts';
import { superuserUrl } from '../../scripts/postgres/databases.ts';
import { freePort } from './ports.ts';

export interface SignatureCounts {
  readonly signatures: number;
  readonly confirmed: number;
  /** The same three times: as they are, as they are kept, and as the ledger explains them. */
  readonly confirmedInTallies: number;
  readonly confirmedInCountries: number;
  readonly confirmedInLedger: number;
  readonly pending: number;
  readonly pendingInTallies: number;
}

/** What a data folder holds while no site runs on it. */
export async function countsIn(dataDir: string): Promise<SignatureCounts> {
  const cluster = await createCluster({ dir: dataDir, port: await freePort() });
  try {
    return await countsOf(cluster);
  } finally {
    await stopCluster(cluster);
  }
}

export async function countsOf(cluster: Pick<Cluster, 'dir' | 'port'>): Promise<SignatureCounts> {
  const client = new pg.Client(superuserUrl(cluster as Cluster, 'undersigned'));
  await client.connect();
  try {
    const { rows } = await client.query<SignatureCounts>(COUNTS);
    return rows[0]!;
  } finally {
    await client.end();
  }
}

const COUNTS = `select
  (select count(*)::int from signatures) as signatures,
  (select count(*)::int from signatures where state = 'CONFIRMED') as confirmed,
  (select count(*)::int from signatures where state = 'PENDING') as pending,
  (select coalesce(sum(confirmed), 0)::int from petition_tallies) as "confirmedInTallies",
  (select coalesce(sum(pending), 0)::int from petition_tallies) as "pendingInTallies",
  (select coalesce(sum(confirmed), 0)::int from petition_country_tallies) as "confirmedInCountries",
  (select coalesce(sum(case when kind = 'confirmed' then entries else -entries end), 0)::int
    from ledger where kind in ('confirmed', 'withdrawn', 'held', 'erased')) as "confirmedInLedger"`;
