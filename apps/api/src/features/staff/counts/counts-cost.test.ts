import {
  StaffCountsDocument,
  StaffSummariesDocument,
  type StaffCountsQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { loseConnections } from '../../../../test/lost-connections.ts';
import { PETITION, sign, signAndConfirm } from '../../../../test/signing.ts';
import { askStaff, signedInAs } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';

const DAY_MS = 86_400_000;

let world: World;
let cookie: string;
beforeAll(async () => {
  world = await createWorld();
  ({ cookie } = await signedInAs(world, 'VIEWER'));
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));
afterEach(() => vi.restoreAllMocks());

const iso = (ms: number) => new Date(ms).toISOString();
function ask(from: number, to: number, zone = 'UTC', stood = true) {
  const hour = { hourFrom: iso(Date.now() - 3_600_000), hourTo: iso(Date.now()) };
  const range = { from: iso(from), to: iso(to), interval: 'DAY', timeZone: zone, stood };
  const variables = { petition: PETITION, ...range, ...hour };
  return askStaff<StaffCountsQuery>(world, StaffCountsDocument, variables, { cookie });
}

/** The tables that the plan of a statement reads. */
async function tablesOf(statement: string): Promise<string[]> {
  // Those about sessions find their tables by a path of their own.
  const plan = `set search_path = public, auth; explain (generic_plan, format json) ${statement}`;
  const answers: unknown = await world.owner.query(plan);
  return [...JSON.stringify(answers).matchAll(/"Relation Name":"(\w+)"/g)].map(([, name]) => name!);
}

test('no statement of a petition’s page reads signatures, whatever the range', async () => {
  await signAndConfirm(world, { email: 'one@example.org' });
  const statements = new Set<string>();
  const restore = loseConnections((text, { user }) => {
    if (user !== 'undersigned_owner') statements.add(text);
    return null;
  });
  try {
    const now = Date.now();
    for (const stood of [true, false]) await ask(now - 900 * DAY_MS, now, 'Europe/Kyiv', stood);
    await askStaff(world, StaffSummariesDocument, {}, { cookie });
  } finally {
    restore();
  }
  const reading = [...statements].filter((text) => /^\s*(?:select|with)\b/i.test(text));
  const tables = new Set((await Promise.all(reading.map(tablesOf))).flat());
  expect([...tables]).toEqual(expect.arrayContaining(['petition_minutes', 'petition_tallies']));
  for (const table of ['signatures', 'contacts', 'deliveries']) expect(tables).not.toContain(table);
});

describe('a long past', () => {
  const reading = () => {
    const queries = vi.spyOn(world.db.manager, 'query');
    return () => {
      const calls = queries.mock.calls.filter(([text]) => text.includes('width_bucket(minute'));
      queries.mockClear();
      // From when on each has read; those of the last hour are of the figures above the chart.
      return calls.map(([, values]) => Date.now() - (values as [string, Date[]])[1][0]!.getTime());
    };
  };

  test('is read once for all who look within a minute, and what is new each time', async () => {
    const readings = reading();
    const now = Date.now();
    const total = async () => {
      const { data } = await ask(now - 700 * DAY_MS, now);
      return data!.petitionCounts.overTime.at(-1)!.end!;
    };
    expect(await total()).toMatchObject({ pending: 0 });
    expect(readings().filter((ago) => ago > 3 * DAY_MS)).toHaveLength(1);
    await sign(world, { email: 'two@example.org' });
    expect(await total()).toMatchObject({ pending: 1 });
    const again = readings();
    expect(again.length).toBeGreaterThan(0);
    expect(again.filter((ago) => ago > 1.1 * DAY_MS)).toEqual([]);
  });

  test('of another time zone is another one', async () => {
    const now = Date.now();
    const starts = async (zone: string) =>
      (await ask(now - 300 * DAY_MS, now, zone)).data!.petitionCounts.overTime.map(({ at }) => at);
    expect(await starts('Europe/Kyiv')).not.toEqual(await starts('Africa/Cairo'));
  });

  test('before which much came later is read no further than that again', async () => {
    const readings = reading();
    const now = Date.now();
    await ask(now - 400 * DAY_MS, now - 395 * DAY_MS);
    readings();
    await sign(world, { email: 'three@example.org' });
    const { data } = await ask(now - 400 * DAY_MS, now - 395 * DAY_MS);
    expect(data!.petitionCounts.overTime.at(-1)!.end).toMatchObject({ pending: 0 });
    expect(readings().filter((ago) => ago > 1.1 * DAY_MS)).toEqual([]);
  });
});
