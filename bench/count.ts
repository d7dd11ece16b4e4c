// What readers who watch a count cost: one web process beside a bare Node server, the database, memory.
import { besideBare } from './support/beside-bare.ts';
import { startBenchSite } from './support/bench-site.ts';
import { report } from './support/figures.ts';
import { browserRequest, runReaders } from './support/readers.ts';
import { statementsDuring } from './support/statements.ts';
import { costOfWatchers } from './support/watchers.ts';

const PATH = '/petitions/go-further-and-faster/count.json';
const READERS = 1_000;
const WATCHERS = 10_000;
const READING_SECONDS = 15;
const AIMS = { ratio: 0.7, readsPerSecond: 2, watchersMb: 300 };

const site = await startBenchSite();
try {
  const { host, webPort: port } = site;
  const pid = site.pid('web');
  const target = { host, port, request: browserRequest(PATH, `${host}:${port}`, '*/*') };

  // First, while the process is new: later it has memory to spare from the load.
  const watchersMb = await costOfWatchers(WATCHERS, pid, target);
  const compared = await besideBare({
    ...{ port, pid, path: PATH, accept: '*/*' },
    ...{ connections: READERS, rounds: 7, seconds: 3 },
  });
  const readsPerSecond = await statementsDuring(
    site.database,
    ['petitions', 'petition_tallies'],
    () =>
      runReaders({
        ...{ ...target, connections: READERS, measuredPid: pid },
        ...{ warmUpSeconds: 0, seconds: READING_SECONDS },
      }),
  );
  const { ratio } = compared;
  report({
    bench: 'count',
    ...compared,
    readsPerSecond: Math.round(readsPerSecond * 100) / 100,
    watchersMb,
    connections: READERS,
    watchers: WATCHERS,
    aims: AIMS,
    met:
      ratio >= AIMS.ratio &&
      readsPerSecond <= AIMS.readsPerSecond &&
      watchersMb <= AIMS.watchersMb &&
      compared.product.otherThan200 === 0,
  });
} finally {
  await site.discard();
}
