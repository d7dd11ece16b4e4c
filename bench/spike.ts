// The rush: people sign and confirm, half and half, and twenty look at the count for each of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBenchSite } from './support/bench-site.ts';
import { percentile, report } from './support/figures.ts';
import { fill } from './support/fill.ts';
import { watchFreshness } from './support/freshness.ts';
import { runLoad } from './support/load.ts';
import { openPages } from './support/pages.ts';

const PATH = '/petitions/go-further-and-faster/count.json';
const SECONDS = 20;
const CONNECTIONS = 64;

const site = await startBenchSite();
const folder = mkdtempSync(join(tmpdir(), 'undersigned-bench-'));
const file = join(folder, 'pages');
try {
  await fill(site.database, SECONDS * 2_000, 'PENDING');
  await openPages(site, file);
  const { host, apiPort: port, webPort } = site;
  const freshness = watchFreshness(site, PATH);
  const { kinds, ownCpuShare } = await runLoad({
    ...{ host, port, file, kind: 'spike', connections: CONNECTIONS, seconds: SECONDS },
    spike: { host, webPort, path: PATH },
  });
  const waits = await freshness.stop();
  const rounded = Object.fromEntries(
    Object.entries(kinds).map(([kind, { perSecond, p50Ms, p99Ms }]) => [
      kind,
      { perSecond: Math.round(perSecond), p50Ms: Math.round(p50Ms), p99Ms: Math.round(p99Ms) },
    ]),
  );
  report({
    bench: 'spike',
    claim: 'count.json is fresh within 1 s (p95) while people sign, confirm and look at it',
    freshP50Ms: percentile(waits, 0.5),
    freshP95Ms: percentile(waits, 0.95),
    freshMaxMs: percentile(waits, 1),
    looks: waits.length,
    ...rounded,
    connections: CONNECTIONS,
    loadShareOfACore: Math.round(ownCpuShare * 100) / 100,
    met: percentile(waits, 0.95) <= 1000,
  });
} finally {
  await site.discard();
  rmSync(folder, { recursive: true });
}
