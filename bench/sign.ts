// How many signatures a second the product takes, beside its own no-op and beside naive writing.
import { startBenchSite } from './support/bench-site.ts';
import { report } from './support/figures.ts';
import { runLoad, type LoadOptions } from './support/load.ts';
import { startNaive } from './support/naive.ts';
import { inTurn, ratio, summary } from './support/rounds.ts';

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
    sign: () => load('sign', site.apiPort),
    naive: () => load('sign', naive.port),
  });
  await naive.stop();
  const { rows } = await site.database.query<{ stored: number; counted: number }>(
    `select count(*)::int as stored, (select sum(pending)::int from petition_tallies) as counted
     from signatures`,
  );
  const sign = summary(rounds.sign);
  const ofNoOp = ratio(rounds.sign, rounds.noOp);
  const timesNaive = ratio(rounds.sign, rounds.naive);
  report({
    bench: 'sign',
    claim: 'at least 0.75 of the no-op rate, 4 times the naive rate, p99 within 80 ms',
    ofNoOp,
    timesNaive,
    ...sign,
    noOp: summary(rounds.noOp),
    naive: summary(rounds.naive),
    connections: CONNECTIONS,
    answered: sent,
    ...rows[0],
    mails: site.mailCount(),
    met:
      ofNoOp >= 0.75 &&
      timesNaive >= 4 &&
      sign.p99Ms <= 80 &&
      rows[0]!.stored === sent &&
      rows[0]!.counted === sent,
  });
} finally {
  await site.discard();
}
