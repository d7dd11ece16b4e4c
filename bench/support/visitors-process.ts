// Visitors in a process of their own. They come when they come (open loop) and are timed from when they
// meant to come, so that a site that is behind cannot slow down its own load.
import { Agent, request } from 'node:http';
import { percentile } from './figures.ts';
import type { Visit, VisitorsOptions, VisitorsResult } from './visitors.ts';

const { host, port, seconds, perSecond, signers } = JSON.parse(process.argv[2]!) as VisitorsOptions;
const GIVE_UP_MS = 20_000;
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
const run = Math.floor(Math.random() * 1e9);
let visitors = 0;

const taken = { sign: [] as number[], count: [] as number[], page: [] as number[] };
const refused = { sign: [] as number[], count: [] as number[], page: [] as number[] };
const sent = { sign: 0, count: 0, page: 0 };

const began = performance.now();
const end = began + seconds * 1000;
await Promise.all([...Array.from({ length: signers ?? 0 }, signAgain), arrivals()]);
const result: VisitorsResult = {
  sign: outcome('sign'),
  count: outcome('count'),
  page: outcome('page'),
};
process.send!(result, () => process.exit(0));

/** One after another (closed loop): shows what the site can do. */
async function signAgain(): Promise<void> {
  while (performance.now() < end) await visit('sign', performance.now());
}

async function arrivals(): Promise<void> {
  const visits: Promise<void>[] = [];
  for (let now = began; now < end; now = performance.now()) {
    for (const kind of ['sign', 'count', 'page'] as const) {
      const due = ((now - began) / 1000) * perSecond[kind];
      while (sent[kind] < due)
        visits.push(visit(kind, began + (sent[kind] / perSecond[kind]) * 1000));
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(visits);
}

function visit(kind: Visit, due: number): Promise<void> {
  sent[kind] += 1;
  const { path, body } = asked(kind);
  const form = body && {
    origin: `http://localhost:${port}`,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  };
  const headers = {
    host: `localhost:${port}`,
    accept: 'text/html',
    'accept-encoding': 'br',
    ...form,
  };
  return new Promise((resolve) => {
    const asking = request({ agent, host, port, path, method: body ? 'POST' : 'GET', headers });
    asking.setTimeout(GIVE_UP_MS, () => asking.destroy());
    asking.on('error', () => resolve());
    asking.on('response', (answer) => {
      answer.resume();
      answer.on('close', resolve);
      answer.on('end', () => {
        if (answer.statusCode === 200) taken[kind].push(performance.now() - due);
        if (answer.statusCode === 503) refused[kind].push(performance.now() - due);
      });
    });
    asking.end(body);
  });
}

function asked(kind: Visit): { path: string; body?: string } {
  if (kind === 'page') return { path: '/articles/intercepted-call' };
  if (kind === 'count') return { path: '/petitions/go-further-and-faster/count.json' };
  const email = `visitor${run}-${visitors++}@example.org`;
  const fields = { name: 'Visitor Example', email, country: 'GB', postcode: '' };
  return {
    path: '/petitions/go-further-and-faster?/sign&source=letter',
    body: new URLSearchParams(fields).toString(),
  };
}

function outcome(kind: Visit) {
  return {
    sent: sent[kind],
    perSecond: taken[kind].length / seconds,
    answeredShare: taken[kind].length / sent[kind],
    p99Ms: percentile(taken[kind], 0.99),
    refused: refused[kind].length,
    refusedP99Ms: percentile(refused[kind], 0.99),
    lost: sent[kind] - taken[kind].length - refused[kind].length,
  };
}
