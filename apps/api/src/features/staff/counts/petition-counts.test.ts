import {
  StaffCountsDocument,
  type StaffCountsQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { startOfDay } from '@undersigned/shared/staff/chart-buckets.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { PETITION, sign, signAndConfirm } from '../../../../test/signing.ts';
import { askStaff, signedInAs } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';

const MINUTE_MS = 60_000;

let world: World;
let cookie: string;
let petitionId: string;
beforeAll(async () => {
  world = await createWorld();
  ({ cookie } = await signedInAs(world, 'VIEWER'));
  const { rows } = await world.owner.query('select id from petitions where slug = $1', [PETITION]);
  petitionId = rows[0].id;
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('truncate donation_clicks, donation_visitors');
});

type Range = { from: string; to: string; interval: 'MINUTE' | 'HOUR' | 'DAY' };
const lastHour = (): Range => ({
  from: new Date(Date.now() - 59 * MINUTE_MS).toISOString(),
  to: new Date(Date.now() + 1000).toISOString(),
  interval: 'MINUTE',
});

function ask(range: Range = lastHour(), petition = PETITION, timeZone = 'UTC') {
  const { from: hourFrom, to: hourTo } = lastHour();
  const variables = { petition, ...range, hourFrom, hourTo, timeZone };
  return askStaff<StaffCountsQuery>(world, StaffCountsDocument, variables, { cookie });
}
async function read(range?: Range, timeZone?: string) {
  const answer = await ask(range, PETITION, timeZone);
  if (!answer.data) throw new Error(answer.body);
  return answer.data.petitionCounts;
}
function minute(at: Date | string, signed: number, confirmed: number) {
  return world.owner.query(
    `insert into petition_minutes (petition_id, minute, signed, confirmed)
     values ($1, date_trunc('minute', $2::timestamptz), $3, $4)
     on conflict (petition_id, minute) do update set confirmed = petition_minutes.confirmed + excluded.confirmed`,
    [petitionId, at, signed, confirmed],
  );
}

describe('the counts of a petition', () => {
  test('are all zero, and the rate is unknown, before anybody signs', async () => {
    const counts = await read();
    expect(counts).toMatchObject({
      petition: PETITION,
      total: 0,
      confirmed: 0,
      pending: 0,
      held: 0,
      withdrawn: 0,
      invalidated: 0,
      offline: 0,
      confirmedLastHour: 0,
      confirmedToday: 0,
      confirmationRate: null,
      donationClicks: 0,
      byCountry: [],
      bySource: [],
    });
    expect(Math.abs(Date.parse(counts.asOf) - Date.now())).toBeLessThan(30_000);
  });

  test('follow who signs and who confirms, from where and by which source', async () => {
    await sign(world, { email: 'one@example.org', source: 'poster' });
    await signAndConfirm(world, { email: 'two@example.org', country: 'IE', source: 'poster' });
    await signAndConfirm(world, { email: 'three@example.org', country: 'GB' });
    await signAndConfirm(world, { email: 'four@example.org', country: 'GB' });
    const counts = await read();
    expect(counts).toMatchObject({
      total: 3,
      confirmed: 3,
      pending: 1,
      confirmedLastHour: 3,
      confirmationRate: 0.75,
      // Staff see small countries too.
      byCountry: [
        { country: 'GB', count: 2 },
        { country: 'IE', count: 1 },
      ],
      bySource: [
        { source: 'direct', signatures: 2, confirmed: 2, donationClicks: 0 },
        { source: 'poster', signatures: 2, confirmed: 1, donationClicks: 0 },
      ],
    });
    const sum = (of: 'confirmed' | 'pending') =>
      counts.overTime.reduce((total, point) => total + point[of], 0);
    expect([sum('confirmed'), sum('pending')]).toEqual([3, 4]);
  });

  test.each(['UTC', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'America/New_York'])(
    'know the last hour by the minute and today by midnight in %s',
    async (timeZone) => {
      const now = Date.now();
      const midnight = startOfDay(new Date(now), timeZone).getTime();
      await minute(new Date(now), 0, 1);
      await minute(new Date(now - 58 * MINUTE_MS), 0, 10);
      await minute(new Date(now - 62 * MINUTE_MS), 0, 100);
      await minute(new Date(midnight), 0, 1_000);
      await minute(new Date(midnight - MINUTE_MS), 0, 10_000);
      const ago = (limit: number) => (at: number) => at > limit;
      const all: [number, number][] = [
        [now, 1],
        [now - 58 * MINUTE_MS, 10],
        [now - 62 * MINUTE_MS, 100],
        [midnight, 1_000],
        [midnight - MINUTE_MS, 10_000],
      ];
      const sumIf = (isIn: (at: number) => boolean) =>
        all.filter(([at]) => isIn(at)).reduce((sum, [, n]) => sum + n, 0);
      expect(await read(lastHour(), timeZone)).toMatchObject({
        confirmedLastHour: sumIf(ago(now - 60 * MINUTE_MS)),
        confirmedToday: sumIf(ago(midnight - 1)),
      });
    },
  );

  test('add up, also with paper signatures, held and withdrawn ones', async () => {
    await world.owner.query(
      `insert into petition_tallies
         (petition_id, pending, held, confirmed, withdrawn, invalidated, offline)
       values ($1, 1, 2, 3, 4, 5, 6)`,
      [petitionId],
    );
    expect(await read()).toMatchObject({
      total: 9,
      confirmed: 3,
      pending: 1,
      held: 2,
      withdrawn: 4,
      invalidated: 5,
      offline: 6,
      confirmationRate: 0.75,
    });
  });

  test('show the clicks on donation links, also from sources that brought no signature', async () => {
    await sign(world, { source: 'poster' });
    const { rows } = await world.owner.query(
      `insert into donation_links (campaign_id, slug, label, provider, beneficiary, url)
       select campaign_id, 'counted', 'Give', 'GoFundMe', 'Somebody', 'https://www.gofundme.com/f/x'
       from petitions where id = $1 on conflict (slug) do update set label = excluded.label returning id`,
      [petitionId],
    );
    await world.owner.query(
      `insert into donation_clicks (link_id, minute, source, visitors, clicks)
       values ($1, date_trunc('minute', now()), 'poster', 2, 9), ($1, date_trunc('minute', now()), 'radio', 1, 1)`,
      [rows[0].id],
    );
    const counts = await read();
    expect(counts.donationClicks).toBe(3);
    expect(counts.bySource).toEqual([
      { source: 'poster', signatures: 1, confirmed: 0, donationClicks: 2 },
      { source: 'radio', signatures: 0, confirmed: 0, donationClicks: 1 },
    ]);
    expect(counts.overTime.reduce((sum, point) => sum + point.donationClicks, 0)).toBe(3);
  });

  test('are read once for many who ask at the same moment, and never before they asked', async () => {
    const readings = vi.spyOn(world.db.manager, 'transaction');
    const began = Date.now();
    const answers = await Promise.all(Array.from({ length: 60 }, () => read()));
    const times = readings.mock.calls.length;
    expect([times > 0, times < 30]).toEqual([true, true]);
    readings.mockRestore();
    for (const { asOf } of answers) expect(Date.parse(asOf)).toBeGreaterThanOrEqual(began);
  });

  test('are NOT_FOUND for a petition that there is not', async () => {
    for (const slug of ['no-such-petition', '', 'ä\u0000']) {
      const answer = await ask(lastHour(), slug);
      expect([slug, answer.status, answer.errors![0]!.extensions['code']]).toEqual([
        slug,
        404,
        'NOT_FOUND',
      ]);
    }
  });
});
