// What readers of the article cost: one web process beside a bare Node server, and how soon an edit shows.
import { setTimeout as sleep } from 'node:timers/promises';
import { besideBare } from './support/beside-bare.ts';
import { startBenchSite } from './support/bench-site.ts';
import { percentile, report } from './support/figures.ts';

const PATH = '/articles/intercepted-call';
const EDITS = 20;
const AIMS = { ratio: 0.5, firstByteP99Ms: 50, editMs: 1_000 };

const site = await startBenchSite();
try {
  const { webPort: port } = site;
  const compared = await besideBare({
    ...{ port, pid: site.pid('web'), path: PATH, accept: 'text/html' },
    ...{ connections: 64, rounds: 7, seconds: 3 },
  });
  const waits: number[] = [];
  for (let i = 0; i < EDITS; i += 1) waits.push(await msUntilSeen(`Headline of edit ${i}`));

  const { ratio, product } = compared;
  const editMaxMs = percentile(waits, 1);
  report({
    bench: 'page',
    ...compared,
    editP50Ms: percentile(waits, 0.5),
    editMaxMs,
    connections: 64,
    aims: AIMS,
    met:
      ratio >= AIMS.ratio &&
      product.firstByteP99Ms <= AIMS.firstByteP99Ms &&
      editMaxMs <= AIMS.editMs &&
      product.otherThan200 === 0,
  });
} finally {
  await site.discard();
}

/** From the commit of an edit to the first reader who gets it, with readers asking all the time. */
async function msUntilSeen(headline: string): Promise<number> {
  await sleep(Math.random() * 1_000);
  const url = `http://${site.host}:${site.webPort}${PATH}`;
  await site.database.query('update articles set headline = $1 where slug = $2', [
    headline,
    PATH.split('/').at(-1),
  ]);
  const committed = performance.now();
  while (!(await (await fetch(url)).text()).includes(headline)) await sleep(2);
  return performance.now() - committed;
}
