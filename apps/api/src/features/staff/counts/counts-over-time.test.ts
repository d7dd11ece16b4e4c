import {
  StaffCountsDocument,
  type StaffCountsQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PETITION } from '../../../../test/signing.ts';
import { askStaff, signedInAs } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';

let world: World;
let cookie: string;
beforeAll(async () => {
  world = await createWorld();
  ({ cookie } = await signedInAs(world, 'VIEWER'));
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

type Asked = {
  from: string;
  to: string;
  interval: 'MINUTE' | 'HOUR' | 'DAY';
  timeZone?: string | null;
  stood?: boolean;
};

function ask(asked: Asked) {
  const hour = { hourFrom: '2026-03-16T10:00:00Z', hourTo: '2026-03-16T11:00:00Z' };
  const variables = { petition: PETITION, ...hour, ...asked };
  return askStaff<StaffCountsQuery>(world, StaffCountsDocument, variables, { cookie });
}
async function overTime(asked: Asked) {
  const answer = await ask(asked);
  if (!answer.data) throw new Error(answer.body);
  return answer.data.petitionCounts.overTime;
}
/** What a minute came to, and the tally with it. */
async function minute(at: string, confirmed: number, signed = confirmed) {
  await world.owner.query(
    `with p as (select id from petitions where slug = $4), t as (
       insert into petition_tallies as t (petition_id, pending, confirmed)
       select id, $2::int - $3::int, $3 from p
       on conflict (petition_id) do update set
         pending = t.pending + excluded.pending, confirmed = t.confirmed + excluded.confirmed)
     insert into petition_minutes
       (petition_id, minute, signed, confirmed, pending_change, confirmed_change)
     select id, $1, $2::int, $3::int, $2::int - $3::int, $3 from p`,
    [at, signed, confirmed, PETITION],
  );
}

describe('the counts over time', () => {
  test('have a point for every interval, also where nothing happened', async () => {
    await minute('2026-03-29T00:59:00Z', 1, 5);
    await minute('2026-03-29T01:00:00Z', 2, 7);
    await minute('2026-03-29T03:00:00Z', 4, 9);
    const hours = { from: '2026-03-29T00:30:00Z', to: '2026-03-29T03:00:00Z' };
    expect(await overTime({ ...hours, interval: 'HOUR' })).toMatchObject([
      {
        at: '2026-03-29T00:00:00.000Z',
        confirmed: 1,
        pending: 5,
        change: { pending: 4, total: 1 },
      },
      {
        at: '2026-03-29T01:00:00.000Z',
        confirmed: 2,
        pending: 7,
        change: { pending: 5, total: 2 },
      },
      { at: '2026-03-29T02:00:00.000Z', confirmed: 0, pending: 0, donationClicks: 0 },
    ]);
    expect(await overTime({ ...hours, interval: 'HOUR', stood: true })).toMatchObject([
      { end: { total: 1, confirmed: 1, pending: 4 } },
      { end: { total: 3, confirmed: 3, pending: 9 } },
      { end: { total: 3, confirmed: 3, pending: 9 } },
    ]);
  });

  test('are told by the days of a time zone, also of those on which clocks change', async () => {
    // Kyiv: 28 March ends at 22:00 UTC, 29 March at 21:00, after 23 hours.
    await minute('2026-03-28T21:59:00Z', 1);
    await minute('2026-03-28T22:00:00Z', 10);
    await minute('2026-03-29T20:59:00Z', 100);
    await minute('2026-03-29T21:00:00Z', 1_000);
    const days = { from: '2026-03-28T12:00:00Z', to: '2026-03-30T12:00:00Z' };
    expect(await overTime({ ...days, interval: 'DAY', timeZone: 'Europe/Kyiv' })).toMatchObject([
      { at: '2026-03-27T22:00:00.000Z', confirmed: 1 },
      { at: '2026-03-28T22:00:00.000Z', confirmed: 110 },
      { at: '2026-03-29T21:00:00.000Z', confirmed: 1_000 },
    ]);
    const utc = [{ confirmed: 11 }, { confirmed: 1_100 }, { confirmed: 0 }];
    expect(await overTime({ ...days, interval: 'DAY' })).toMatchObject(utc);
  });

  test('end with how it stands now, also where the last interval is not over', async () => {
    await minute(new Date(Date.now() - 86_400_000).toISOString().slice(0, 16) + ':00Z', 3);
    await minute(new Date().toISOString().slice(0, 16) + ':00Z', 2);
    const now = Date.now();
    const week = { from: new Date(now - 6 * 86_400_000), to: new Date(now + 86_400_000) };
    const iso = { from: week.from.toISOString(), to: week.to.toISOString() };
    const points = await overTime({ ...iso, interval: 'DAY', stood: true });
    expect(points.map(({ end }) => end!.total).slice(-2)).toEqual([5, 5]);
    expect(points[0]!.end!.total).toBe(0);
  });

  test.each([
    ['1,500 points', '2026-01-01T00:00:00Z', '2026-01-02T01:00:00Z', 'MINUTE', 1500],
    ['one point', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.001Z', 'DAY', 1],
  ] as const)('can have %s', async (_what, from, to, interval, points) => {
    expect(await overTime({ from, to, interval })).toHaveLength(points);
  });

  test.each([
    ['1,501 points', '2026-01-01T00:00:00Z', '2026-01-02T01:01:00Z', 'MINUTE', 'interval'],
    ['an end before its beginning', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', 'DAY', 'to'],
    ['no length', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'DAY', 'to'],
    ['a beginning in antiquity', '0001-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'DAY', 'from'],
    ['an end in the far future', '2026-01-01T00:00:00Z', '9999-12-31T23:59:59Z', 'DAY', 'to'],
  ] as const)('cannot have %s', async (_what, from, to, interval, field) => {
    const answer = await ask({ from, to, interval });
    expect(answer.status).toBe(400);
    expect(answer.errors![0]!.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      fields: [{ path: [field], code: 'OUT_OF_RANGE' }],
    });
  });

  const day = {
    from: '2026-01-01T00:00:00Z',
    to: '2026-01-02T00:00:00Z',
    interval: 'DAY',
  } as const;

  test.each(['Mars/Olympus', '', '+02:00', 'Europe/Kyiv\u0000', 'x'.repeat(10_000), "' or 1=1 --"])(
    'are not told by the time zone %j',
    async (timeZone) => {
      const answer = await ask({ ...day, timeZone });
      expect([answer.status, answer.errors![0]!.extensions]).toEqual([
        400,
        { code: 'BAD_USER_INPUT', fields: [{ path: ['timeZone'], code: 'TIME_ZONE_UNKNOWN' }] },
      ]);
      expect(answer.body).not.toContain('Mars');
    },
  );

  test('are told by UTC where no time zone is named', async () => {
    const document = `query ($from: DateTime!, $to: DateTime!) { petitionCounts(petition: "${PETITION}") {
      confirmedToday plain: overTime(from: $from, to: $to, interval: DAY) { at }
      none: overTime(from: $from, to: $to, interval: DAY, timeZone: null) { at } } }`;
    const answer = await askStaff<{ petitionCounts: unknown }>(world, document, day, { cookie });
    const points = [{ at: '2026-01-01T00:00:00.000Z' }];
    expect(answer.data!.petitionCounts).toEqual({ confirmedToday: 0, plain: points, none: points });
  });
});
