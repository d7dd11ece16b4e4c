import { startBenchSite } from './support/bench-site.ts';
import { runLoad, type LoadOptions } from './support/load.ts';
const site = await startBenchSite(
  process.env.PROF ? { NODE_OPTIONS: '--cpu-prof --cpu-prof-dir=/tmp/prof' } : {},
);
const parts = ['api', 'postgres', 'worker'] as const;
const got: Record<
  string,
  {
    rate: number;
    api: number;
    postgres: number;
    worker: number;
    load: number;
    p50: number;
    p99: number;
  }[]
> = {};
try {
  if (process.env.STOPWORKER) process.kill(site.pid('worker'), 'SIGSTOP');
  const base = {
    host: site.host,
    port: site.apiPort,
    connections: Number(process.env.CONNS ?? 64),
    seconds: 2,
  };
  const kinds: LoadOptions['kind'][] = (process.argv[3] ?? 'no-op,sign').split(',') as never;
  for (const kind of kinds) await runLoad({ ...base, kind, seconds: 3 });
  for (let i = 0; i < Number(process.argv[2] ?? 6); i += 1)
    for (const kind of kinds) {
      const before = Object.fromEntries(parts.map((p) => [p, site.cpu(p)]));
      const r = await runLoad({ ...base, kind });
      const per = (p: (typeof parts)[number]) => Math.round((site.cpu(p) - before[p]!) / r.answers);
      (got[kind] ??= []).push({
        rate: Math.round(r.perSecond),
        p50: r.p50Ms,
        p99: r.p99Ms,
        api: per('api'),
        postgres: per('postgres'),
        worker: per('worker'),
        load: Math.round((r.ownCpuShare * r.seconds * 1e6) / r.answers),
      });
    }
  for (const [kind, rows] of Object.entries(got)) {
    const med = (k: 'api') => {
      const v = rows.map((r) => r[k]).sort((a, b) => a - b);
      return `${Math.round(v[0]!)}/${Math.round(v[v.length >> 1]!)}/${Math.round(v.at(-1)!)}`;
    };
    console.log(
      kind,
      Object.keys(rows[0]!)
        .map((k) => `${k} ${med(k as 'api')}`)
        .join('  '),
    );
  }
} finally {
  await site.discard();
}
