// Whether signing, confirming and reading stay as quick when there are a million and ten million
// signatures: beside a site that has ten thousand, round by round, so that both meet the same machine.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PetitionPageDocument } from '../packages/shared/src/generated/public/graphql.ts';
import { StaffCountsDocument } from '../packages/shared/src/generated/staff/graphql.ts';
import { startBenchSite, type BenchSite } from './support/bench-site.ts';
import { median, report } from './support/figures.ts';
import { fill } from './support/fill.ts';
import { runLoad, type LoadOptions } from './support/load.ts';
import { openPages } from './support/pages.ts';
import { signInAsStaff } from './support/staff.ts';

const PETITION = 'go-further-and-faster';
const SIZES = (process.argv[2] ?? '1000000,10000000').split(',').map(Number);
/** Enough for every country, source and minute of the day that is asked for: both sites tell as much. */
const FEW = 10_000;
const ROUNDS = 5;
const SECONDS = 3;
const MOST_A_SECOND = 5_000;
const HOURLY_WORK_AT = 10;
const STAGE_MINUTES = 8;
// A signature looks for its key and writes it, a confirmation reads a row or two.
const ROWS_PER_REQUEST = 5;
const AIMS = { sign: 0.7, confirm: 0.7, petition: 0.9, petitionCounts: 0.9 };
const ARMS = Object.keys(AIMS) as Arm[];
type Arm = keyof typeof AIMS;
type Side = { site: BenchSite; pages: string; arms: Record<Arm, () => LoadOptions>; from: number };

const folder = mkdtempSync(join(tmpdir(), 'undersigned-bench-'));
const petition = bodyFile('petition', PetitionPageDocument, { slug: PETITION });
const now = Date.now();
const counts = bodyFile('counts', StaffCountsDocument, {
  ...{ petition: PETITION, interval: 'HOUR', from: daysAgo(1), to: daysAgo(0) },
  ...{ hourFrom: daysAgo(1 / 24), hourTo: daysAgo(0) },
});
const WARM = `
  select sum(pg_prewarm(indexrelid, 'read')) from pg_index
  where indrelid in ('signatures'::regclass, 'contacts'::regclass, 'deliveries'::regclass)`;
const sides: Side[] = [];

try {
  for (const name of ['small', 'grown']) sides.push(await side(name));
  const [small, grown] = sides as [Side, Side];
  await fill(small.site.database, FEW, 'CONFIRMED', 1);
  const kept: Record<Arm, number[]> = { sign: [], confirm: [], petition: [], petitionCounts: [] };
  const perSecond: Record<string, Record<Arm, [number, number]>> = {};
  let size = 0;
  let rowsRead = 0;
  let asked = 0;
  for (const aim of SIZES) {
    await fill(grown.site.database, aim - size, 'CONFIRMED');
    size = aim;
    for (const one of sides) await prepare(one);
    await clearOfTheHourlyWork();
    const before = await signaturesRead(grown.site);
    const stage = await measure(small, grown);
    rowsRead += (await signaturesRead(grown.site)) - before;
    asked += stage.asked;
    for (const arm of ARMS) kept[arm].push(stage.kept[arm]);
    perSecond[size] = stage.perSecond;
    console.error(size, stage);
  }
  const rowsReadPerRequest = Math.round((rowsRead / asked) * 100) / 100;
  report({
    bench: 'growth',
    claim:
      'signing and confirming keep 0.7 of the rate of a site with ten thousand signatures, reading keeps 0.9; nothing reads all rows',
    sizes: SIZES,
    kept,
    perSecond,
    signaturesReadPerRequest: rowsReadPerRequest,
    aims: AIMS,
    met:
      rowsReadPerRequest < ROWS_PER_REQUEST &&
      ARMS.every((arm) => Math.min(...kept[arm]) >= AIMS[arm]),
  });
} finally {
  for (const { site } of sides) await site.discard();
  rmSync(folder, { recursive: true });
}

async function side(name: string): Promise<Side> {
  const site = await startBenchSite();
  const cookie = await signInAsStaff(site);
  const pages = join(folder, `${name}-pages`);
  const base = { host: site.host, port: site.apiPort, connections: 64, seconds: SECONDS };
  const own: Side = {
    ...{ site, pages, from: 0 },
    arms: {
      sign: () => ({ ...base, kind: 'sign' }),
      confirm: () => ({ ...base, kind: 'confirm', file: pages, from: own.from }),
      petition: () => ({ ...base, kind: 'query', file: petition }),
      petitionCounts: () => ({
        ...base,
        kind: 'query',
        file: counts,
        path: '/staff/graphql',
        headers: { cookie },
      }),
    },
  };
  return own;
}

async function prepare(one: Side): Promise<void> {
  const { database } = one.site;
  await fill(database, (ROUNDS + 1) * SECONDS * MOST_A_SECOND, 'PENDING');
  await openPages(one.site, one.pages);
  one.from = 0;
  // What autovacuum would do in time, so that it does not fall into the middle of a round.
  await database.query('vacuum analyze');
  // Filling wrote all minutes anew with each chunk; as people sign, those of a day lie side by side.
  await database.query('cluster petition_minutes using petition_minutes_pkey');
  await database.query('checkpoint');
  // A site that is being signed has its indexes in the machine's memory; filling leaves them cold.
  await database.query('create extension if not exists pg_prewarm');
  await database.query(WARM);
}

/** One side after the other, and in the next round the other one first. */
async function measure(small: Side, grown: Side) {
  const rates: Record<Arm, [number, number][]> = {
    ...{ sign: [], confirm: [], petition: [], petitionCounts: [] },
  };
  let asked = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const arm of ARMS) {
      const pair: [number, number] = [0, 0];
      for (const one of round % 2 === 0 ? [small, grown] : [grown, small]) {
        const { answers, perSecond } = await runLoad(one.arms[arm]());
        if (arm === 'confirm') one.from += answers;
        if (one === grown) asked += answers;
        pair[one === small ? 0 : 1] = perSecond;
        await allMailsSent(one.site);
      }
      // The first round warms up.
      if (round > 0) rates[arm].push(pair);
    }
  }
  return {
    asked,
    kept: perArm((arm) => rounded(median(rates[arm].map(([few, many]) => many / few)))),
    perSecond: perArm((arm): [number, number] => [
      Math.round(median(rates[arm].map(([few]) => few))),
      Math.round(median(rates[arm].map(([, many]) => many))),
    ]),
  };
}

/** What one side still has to send would be done at the expense of the other. */
async function allMailsSent(site: BenchSite): Promise<void> {
  let sent = -1;
  while (sent !== site.mailCount()) {
    sent = site.mailCount();
    await sleep(500);
  }
}

/** Ten minutes past each hour the counts are compared with all rows, on purpose: not while we count who reads them. */
async function clearOfTheHourlyWork(): Promise<void> {
  const minute = () => new Date().getUTCMinutes();
  while (minute() >= HOURLY_WORK_AT - STAGE_MINUTES && minute() <= HOURLY_WORK_AT) {
    await sleep(1_000);
  }
}

/** Rows that were looked at, by whatever plan: an index can be read from end to end, too. */
async function signaturesRead({ database }: BenchSite): Promise<number> {
  const { rows } = await database.query<{ read: number }>(
    `select (t.seq_tup_read + (select sum(idx_tup_read) from pg_stat_user_indexes i where i.relid = t.relid))::float8
       as read
     from pg_stat_user_tables t where t.relname = 'signatures'`,
  );
  return rows[0]!.read;
}

function perArm<Value>(valueOf: (arm: Arm) => Value): Record<Arm, Value> {
  return Object.fromEntries(ARMS.map((arm) => [arm, valueOf(arm)])) as Record<Arm, Value>;
}

function rounded(ratio: number): number {
  return Math.round(ratio * 100) / 100;
}

function bodyFile(name: string, document: { toString(): string }, variables: unknown): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ query: document.toString(), variables }));
  return file;
}

function daysAgo(days: number): string {
  return new Date(now - days * 86_400_000).toISOString();
}
