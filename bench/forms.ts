// What the web site does when more people press Sign than it can answer, and what readers notice of it.
import { setTimeout as sleep } from 'node:timers/promises';
import { startBenchSite } from './support/bench-site.ts';
import { report } from './support/figures.ts';
import { residentBytes } from './support/site-processes.ts';
import { runVisitors, type VisitorsResult } from './support/visitors.ts';

const READING = { count: 500, page: 20 };
const AIMS = { goodput3: 0.7, goodput5: 0.5, signP99Ms: 1_000, refusedP99Ms: 100, counts: 0.99 };
const SECONDS = 8;

const site = await startBenchSite();
try {
  const { host, webPort: port } = site;
  const visit = async (sign: number, seconds: number, signers = 0) => {
    const cpu = { web: site.cpu('web'), api: site.cpu('api') };
    const result = await runVisitors({
      ...{ host, port, seconds, signers },
      perSecond: { sign, ...READING },
    });
    const micros = (part: 'web' | 'api') => Math.round((site.cpu(part) - cpu[part]) / 1e4) / 100;
    console.log(
      JSON.stringify({ offered: sign, ...result, web: micros('web'), api: micros('api') }),
    );
    return result;
  };
  await visit(0, 3, 16);
  const peak = (await visit(0, SECONDS, 64)).sign.perSecond;
  const at: Record<number, VisitorsResult> = {};
  const after: Record<number, VisitorsResult> = {};
  for (const times of [1, 3, 5]) {
    at[times] = await visit(times * peak, SECONDS);
    await sleep(1_000);
    after[times] = await visit(0.2 * peak, 3);
  }
  const over = [at[3]!, at[5]!];
  const goodput3 = at[3]!.sign.perSecond / peak;
  const goodput5 = at[5]!.sign.perSecond / peak;
  const signP99Ms = Math.max(...over.map(({ sign }) => sign.p99Ms));
  const refusedP99Ms = Math.max(...over.map(({ sign }) => sign.refusedP99Ms));
  const counts = Math.min(...over.map(({ count }) => count.answeredShare));
  report({
    bench: 'forms',
    goodput3: Math.round(goodput3 * 100) / 100,
    goodput5: Math.round(goodput5 * 100) / 100,
    counts,
    signP99Ms,
    refusedP99Ms,
    countP99Ms: Math.max(...over.map(({ count }) => count.p99Ms)),
    peakPerSecond: Math.round(peak),
    lost: over.reduce((sum, { sign, count }) => sum + sign.lost + count.lost, 0),
    signP99AfterMs: after[5]!.sign.p99Ms,
    webMb: Math.round(residentBytes(site.pid('web')) / 1e6),
    aims: AIMS,
    met:
      goodput3 >= AIMS.goodput3 &&
      goodput5 >= AIMS.goodput5 &&
      signP99Ms <= AIMS.signP99Ms &&
      refusedP99Ms <= AIMS.refusedP99Ms &&
      counts >= AIMS.counts,
  });
} finally {
  await site.discard();
}
