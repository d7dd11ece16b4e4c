// How many confirmations a second the product takes, beside its own no-op and beside naive writing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportActs } from './support/acts-report.ts';
import { startBenchSite } from './support/bench-site.ts';
import { fill } from './support/fill.ts';
import { runLoad } from './support/load.ts';
import { startNaive } from './support/naive.ts';
import { openPages } from './support/pages.ts';
import { inTurn } from './support/rounds.ts';

const CONNECTIONS = 64;
const ROUNDS = 5;
const SECONDS = 3;
/** More than two arms can confirm in all rounds and the one that warms up. */
const SIGNATURES = (ROUNDS + 1) * SECONDS * 2 * 5_000;

const site = await startBenchSite();
const folder = mkdtempSync(join(tmpdir(), 'undersigned-bench-'));
const file = join(folder, 'pages');
let confirmed = 0;
try {
  await fill(site.database, SIGNATURES, 'PENDING');
  await openPages(site, file);
  const naive = await startNaive(site);
  const to = { host: site.host, connections: CONNECTIONS, seconds: SECONDS };
  const confirm = async (port: number) => {
    const result = await runLoad({ ...to, port, kind: 'confirm', file, from: confirmed });
    confirmed += result.answers;
    return result;
  };
  const rounds = await inTurn(site, ROUNDS, {
    noOp: () => runLoad({ ...to, port: site.apiPort, kind: 'no-op' }),
    act: () => confirm(site.apiPort),
    naive: () => confirm(naive.port),
  });
  await naive.stop();
  const { rows } = await site.database.query<{ stored: number; counted: number; ledger: number }>(
    `select (select count(*)::int from signatures where state = 'CONFIRMED') as stored,
       (select sum(confirmed)::int from petition_tallies) as counted,
       (select sum(entries)::int from ledger where kind = 'confirmed') as ledger`,
  );
  reportActs('confirm', rounds, { connections: CONNECTIONS, answered: confirmed, found: rows[0]! });
} finally {
  await site.discard();
  rmSync(folder, { recursive: true });
}
