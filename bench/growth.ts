// Whether signing, confirming and reading stay as quick when there are a million and ten million signatures.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PetitionPageDocument } from '../packages/shared/src/generated/public/graphql.ts';
import { StaffCountsDocument } from '../packages/shared/src/generated/staff/graphql.ts';
import { startBenchSite } from './support/bench-site.ts';
import { median, report } from './support/figures.ts';
import { fill } from './support/fill.ts';
import { runLoad, type LoadOptions } from './support/load.ts';
import { openPages } from './support/pages.ts';
import { signInAsStaff } from './support/staff.ts';

const PETITION = 'go-further-and-faster';
const SIZES = (process.argv[2] ?? '0,1000000,10000000').split(',').map(Number);
const ROUNDS = 5;
const SECONDS = 3;
const HOURLY_WORK_AT = 10;
const STAGE_MINUTES = 3;
// A signature looks for its key and writes it, a confirmation reads a row or two.
const ROWS_PER_REQUEST = 5;
const AIMS = { sign: 0.7, confirm: 0.7, petition: 0.9, petitionCounts: 0.9 };
type Arm = keyof typeof AIMS;

const site = await startBenchSite();
const folder = mkdtempSync(join(tmpdir(), 'undersigned-bench-'));
const pages = join(folder, 'pages');
const petition = bodyFile('petition', PetitionPageDocument, { slug: PETITION });
const now = Date.now();
const counts = bodyFile('counts', StaffCountsDocument, {
  ...{ petition: PETITION, interval: 'HOUR', from: daysAgo(1), to: daysAgo(0) },
  ...{ hourFrom: daysAgo(1 / 24), hourTo: daysAgo(0) },
});

try {
  const cookie = await signInAsStaff(site);
  const rates: Record<Arm, number[]> = { sign: [], confirm: [], petition: [], petitionCounts: [] };
  let size = 0;
  let rowsRead = 0;
  let asked = 0;
  for (const aim of SIZES) {
    await fill(site.database, aim - size, 'CONFIRMED');
    size = aim;
    await fill(site.database, (ROUNDS + 1) * SECONDS * 5_000, 'PENDING');
    await openPages(site, pages);
    // What autovacuum would do in time, so that it does not fall into the middle of a round.
    await site.database.query('vacuum analyze');
    await site.database.query('checkpoint');
    await clearOfTheHourlyWork();
    const before = await signaturesRead();
    const { rates: stage, answers } = await measure(cookie);
    rowsRead += (await signaturesRead()) - before;
    asked += answers;
    for (const arm of Object.keys(rates) as Arm[]) rates[arm].push(stage[arm]);
    console.error(size, stage);
  }
  const kept = Object.fromEntries(
    (Object.keys(AIMS) as Arm[]).map((arm) => [
      arm,
      rates[arm].map((rate) => Math.round((rate / rates[arm][0]!) * 100) / 100),
    ]),
  ) as Record<Arm, number[]>;
  const rowsReadPerRequest = Math.round((rowsRead / asked) * 100) / 100;
  report({
    bench: 'growth',
    claim:
      'signing and confirming keep 0.7 of their rate, reading keeps 0.9; nothing reads all rows',
    sizes: SIZES,
    kept,
    perSecond: rates,
    signaturesReadPerRequest: rowsReadPerRequest,
    aims: AIMS,
    met:
      rowsReadPerRequest < ROWS_PER_REQUEST &&
      (Object.keys(AIMS) as Arm[]).every((a) => Math.min(...kept[a]) >= AIMS[a]),
  });
} finally {
  await site.discard();
  rmSync(folder, { recursive: true });
}

async function measure(cookie: string): Promise<{ rates: Record<Arm, number>; answers: number }> {
  const base = { host: site.host, port: site.apiPort, connections: 64, seconds: SECONDS };
  let from = 0;
  let asked = 0;
  const arms: Record<Arm, () => LoadOptions> = {
    sign: () => ({ ...base, kind: 'sign' }),
    confirm: () => ({ ...base, kind: 'confirm', file: pages, from }),
    petition: () => ({ ...base, kind: 'query', file: petition }),
    petitionCounts: () => ({
      ...base,
      kind: 'query',
      file: counts,
      path: '/staff/graphql',
      headers: { cookie },
    }),
  };
  const results: Record<Arm, number[]> = {
    sign: [],
    confirm: [],
    petition: [],
    petitionCounts: [],
  };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const arm of Object.keys(arms) as Arm[]) {
      const { answers, perSecond } = await runLoad(arms[arm]());
      asked += answers;
      if (arm === 'confirm') from += answers;
      // The first round warms up.
      if (round > 0) results[arm].push(perSecond);
    }
  }
  const medians = Object.entries(results).map(([arm, values]) => [arm, Math.round(median(values))]);
  return { rates: Object.fromEntries(medians) as Record<Arm, number>, answers: asked };
}

/** Ten minutes past each hour the counts are compared with all rows, on purpose: not while we count who reads them. */
async function clearOfTheHourlyWork(): Promise<void> {
  const minute = () => new Date().getUTCMinutes();
  while (minute() >= HOURLY_WORK_AT - STAGE_MINUTES && minute() <= HOURLY_WORK_AT) {
    await sleep(1_000);
  }
}

/** Rows that were looked at, by whatever plan: an index can be read from end to end, too. */
async function signaturesRead(): Promise<number> {
  const { rows } = await site.database.query<{ read: number }>(
    `select (t.seq_tup_read + (select sum(idx_tup_read) from pg_stat_user_indexes i where i.relid = t.relid))::float8
       as read
     from pg_stat_user_tables t where t.relname = 'signatures'`,
  );
  return rows[0]!.read;
}

function bodyFile(name: string, document: { toString(): string }, variables: unknown): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ query: document.toString(), variables }));
  return file;
}

function daysAgo(days: number): string {
  return new Date(now - days * 86_400_000).toISOString();
}
