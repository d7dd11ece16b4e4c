// What the desk costs among many signatures, and whether taking a hundred thousand of them out of the
// count is felt by those who sign meanwhile.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  InvalidateSignaturesDocument,
  PreviewInvalidationDocument,
  SignatureTrendsDocument,
  StaffSignaturesDocument,
  type InvalidateSignaturesMutation,
  type PreviewInvalidationQuery,
  type StaffSignatureFilter,
} from '../packages/shared/src/generated/staff/graphql.ts';
import { startBenchSite } from './support/bench-site.ts';
import { staffAsker, timesOf, type Times } from './support/desk-times.ts';
import { median, report } from './support/figures.ts';
import { fill } from './support/fill.ts';
import { runOpenLoop } from './support/open-loop.ts';
import { signInAsStaff } from './support/staff.ts';

const PETITION = 'go-further-and-faster';
const SIZE = Number(process.argv[2] ?? 10_000_000);
const TAKEN_OUT = 100_000;
const DAYS = 30;
const SIGNED_PER_SECOND = 200;
const SECONDS = 8;
const AIMS = { listMs: 100, pageMs: 300, p99: 1.2 };

const site = await startBenchSite();
try {
  const { database, host, apiPort: port, webPort } = site;
  await fill(database, SIZE, 'CONFIRMED', DAYS, false);
  await database.query('vacuum analyze');
  await database.query('checkpoint');
  const load = async () => {
    const kinds = [{ kind: 'sign', port, perSecond: SIGNED_PER_SECOND } as const];
    return (await runOpenLoop({ host, seconds: SECONDS, kinds })).kinds['sign']!.accepted.p99Ms;
  };
  // The newest have names and addresses that can be opened.
  await load();
  const cookie = await signInAsStaff(site);
  const ask = staffAsker(site, cookie);

  const { rows } = await database.query<{ network: string; domain: string }>(
    `select encode(substring(network_tag for 8), 'hex') as network,
      encode(substring(domain_tag for 8), 'hex') as domain from signatures limit 1`,
  );
  const filters: Record<string, StaffSignatureFilter> = {
    all: {},
    country: { country: 'GB' },
    source: { source: 'bench' },
    network: { network: rows[0]!.network },
    domain: { domain: rows[0]!.domain },
    held: { state: 'HELD' },
    longAgo: { to: daysAgo(DAYS - 1) },
    twoOfThem: { country: 'GB', domain: rows[0]!.domain },
    // Nobody is, so each page looks through all that it may.
    nobody: { country: 'GB', state: 'PENDING' },
    address: { exactEmail: 'nobody@example.org' },
  };
  const listMs: Record<string, Times> = {};
  for (const [name, filter] of Object.entries(filters)) {
    const variables = { petition: PETITION, filter, first: 50 };
    listMs[name] = await timesOf(() => ask(StaffSignaturesDocument, variables));
  }
  const trendsMs: Record<string, Times> = {};
  for (const window of ['HOUR', 'DAY'])
    trendsMs[window] = await timesOf(() =>
      ask(SignatureTrendsDocument, { petition: PETITION, window }),
    );
  const pageMs: Record<string, Times> = {};
  for (const path of ['', '/signatures', '/signatures?country=GB&state=PENDING', '/invalidations'])
    pageMs[path || '/'] = await timesOf(() =>
      fetch(`http://${host}:${webPort}/staff/petitions/${PETITION}${path}`, {
        headers: { cookie },
      }),
    );
  console.error({ listMs, trendsMs, pageMs });
  const previewOfMillionsMs = await took(() =>
    ask(PreviewInvalidationDocument, { input: { petition: PETITION, country: 'GB' } }),
  );

  const before = [await load(), await load(), await load()];
  const { id, previewMs } = await propose(ask);
  // The second person.
  await database.query(
    `update decisions set state = 'RUNNING', approved_by = 'bench' where id = $1`,
    [id],
  );
  await database.query(`select graphile_worker.add_job('carry-out-decisions')`);
  const began = performance.now();
  const during: number[] = [];
  while (await isRunning(id)) during.push(await load());
  const tookSeconds = Math.round((performance.now() - began) / 1000);
  const after = [await load(), await load()];
  const p99 = median(during) / median([...before, ...after]);
  console.error({ before, during, after });

  const slowestList = Math.max(...Object.values(listMs).map(({ p95 }) => p95));
  const slowestPage = Math.max(...Object.values(pageMs).map(({ p95 }) => p95));
  report({
    bench: 'integrity',
    claim: `among ${SIZE} signatures a filtered list takes at most ${AIMS.listMs} ms and a desk page ${AIMS.pageMs} ms at the server; taking ${TAKEN_OUT} out of the count leaves signing's p99 within 20 %`,
    size: SIZE,
    ...{ listMs, trendsMs, pageMs, previewMs, previewOfMillionsMs },
    invalidation: { tookSeconds, signedPerSecond: SIGNED_PER_SECOND, before, during, after },
    p99OfBefore: Math.round(p99 * 100) / 100,
    aims: AIMS,
    met: slowestList <= AIMS.listMs && slowestPage <= AIMS.pageMs && p99 <= AIMS.p99,
  });
  async function isRunning(decision: string): Promise<boolean> {
    await sleep(100);
    const found = await database.query('select state from decisions where id = $1', [decision]);
    return found.rows[0].state === 'RUNNING';
  }
} finally {
  await site.discard();
}

/** So much of the time that about as many as are to be taken out were signed in it. */
async function propose(ask: ReturnType<typeof staffAsker>) {
  const days = (DAYS * TAKEN_OUT) / SIZE;
  const criteria = { petition: PETITION, from: daysAgo(2 + days), to: daysAgo(2) };
  let answer: Response;
  const previewMs = await took(
    async () => (answer = await ask(PreviewInvalidationDocument, { input: criteria })),
  );
  const previewed = await data<PreviewInvalidationQuery>(answer!);
  const { total } = previewed.previewInvalidation;
  const input = { criteria, reason: 'A botnet', expectedTotal: total };
  const made = await data<InvalidateSignaturesMutation>(
    await ask(InvalidateSignaturesDocument, { input }),
  );
  return { id: made.invalidateSignatures.id, previewMs };
}

/** In milliseconds, of one that succeeds. */
async function took(question: () => Promise<Response>): Promise<number> {
  const began = performance.now();
  const response = await question();
  const text = await response.clone().text();
  if (!response.ok || text.includes('"errors"')) throw new Error(text.slice(0, 300));
  return Math.round(performance.now() - began);
}

async function data<Data>(response: Response): Promise<Data> {
  const answer = (await response.json()) as { data: Data | null };
  if (!answer.data) throw new Error(JSON.stringify(answer));
  return answer.data;
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}
