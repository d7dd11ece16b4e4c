// How many signatures a second the product takes, beside its own no-op and beside naive writing.
import { reportActs } from './support/acts-report.ts';
import { startBenchSite } from './support/bench-site.ts';
import { runLoad, type LoadOptions } from './support/load.ts';
import { startNaive } from './support/naive.ts';
import { inTurn } from './support/rounds.ts';

const CONNECTIONS = 64;
const ROUNDS = 5;
const SECONDS = 4;

const site = await startBenchSite();
let sent = 0;
try {
  const naive = await startNaive(site);
  const load = async (kind: LoadOptions['kind'], port: number) => {
    const to = { host: site.host, port, connections: CONNECTIONS, seconds: SECONDS };
    const result = await runLoad({ ...to, kind });
    if (kind === 'sign') sent += result.answers;
    return result;
  };
  const rounds = await inTurn(site, ROUNDS, {
    noOp: () => load('no-op', site.apiPort),
    act: () => load('sign', site.apiPort),
    naive: () => load('sign', naive.port),
  });
  await naive.stop();
  const { rows } = await site.database.query<{ stored: number; counted: number }>(
    `select count(*)::int as stored, (select sum(pending)::int from petition_tallies) as counted
     from signatures`,
  );
  reportActs('sign', rounds, {
    ...{ connections: CONNECTIONS, answered: sent, found: rows[0]!, mails: site.mailCount() },
  });
} finally {
  await site.discard();
}
