import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alertsOf } from '../../../test/alerts.ts';
import { PETITION } from '../../../test/signing.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { createOwnPetition } from '../../../../../tests/support/own-petition.ts';

const OTHER = 'warm-homes';

let world: World;
const { raise, rows, enter, entriesStandStill } = alertsOf(() => world);
beforeAll(async () => {
  world = await createWorld();
  await createOwnPetition(world.database.ownerUrl, OTHER);
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

const brief = async () => (await rows()).map(({ slug, figure, others }) => [slug, figure, others]);

describe('a large change by staff', () => {
  test('is one alert and over at once, whichever workers look', async () => {
    await enter(1_000, {}, OTHER);
    await enter(1_001);
    await Promise.all([raise(), raise(), raise()]);
    await raise();
    expect(await rows()).toMatchObject([
      { kind: 'CHANGE', slug: PETITION, figure: 1_001, others: 0, lasts: false },
    ]);
  });

  test('is told of every kind, and of what is taken off as of what is entered', async () => {
    for (const kind of ['invalidated', 'reinstated', 'released', 'held', 'offline'] as const)
      await enter(2_000, { kind });
    await enter(-2_000);
    await entriesStandStill(2);
    await raise();
    const { rows: kinds } = await world.owner.query(
      `select kind, entries from ledger_reasons where id in (select entry_id from alerts)
       order by kind, entries`,
    );
    expect(kinds.map(({ kind, entries }) => [kind, entries])).toEqual([
      ['held', 2_000],
      ['invalidated', 2_000],
      ['offline', -2_000],
      ['offline', 2_000],
      ['reinstated', 2_000],
      ['released', 2_000],
    ]);
  });

  test('in pieces of one day is told as one, and what comes on top once it is as large', async () => {
    for (const entries of [600, 300, 101]) await enter(entries);
    await raise();
    expect(await brief()).toEqual([[PETITION, 1_001, 2]]);
    await enter(1_000);
    await raise();
    expect(await brief()).toHaveLength(1);
    await enter(1);
    await raise();
    expect((await brief())[1]).toEqual([PETITION, 1_001, 1]);
  });

  test('by a decision is told when it has ended or stands still, with all it came to', async () => {
    const decision = { kind: 'reinstated', batchId: crypto.randomUUID() } as const;
    for (let chunk = 0; chunk < 6; chunk += 1) {
      await enter(250, decision);
      await raise();
    }
    expect(await brief()).toEqual([]);
    await entriesStandStill(2);
    await enter(250, decision);
    await raise();
    expect(await brief()).toEqual([]);
    await entriesStandStill(2);
    await raise();
    expect(await brief()).toEqual([[PETITION, 1_750, 0]]);
    // It goes on after a while.
    await enter(1_500, decision);
    await entriesStandStill(2);
    await raise();
    await raise();
    expect((await brief()).map(([, figure]) => figure)).toEqual([1_750, 1_500]);
  });

  test('of a growing decision keeps none of what is entered from paper untold', async () => {
    await enter(5_000, { kind: 'released' });
    await enter(1_200);
    await raise();
    expect(await brief()).toEqual([[PETITION, 1_200, 0]]);
  });

  test('is told also to those whose worker was away for a day, and not after a month', async () => {
    await enter(3_000);
    await enter(4_000, {}, OTHER);
    await world.owner.query(
      `update ledger_reasons set day = day - case entries when 3000 then 2 else 31 end`,
    );
    await raise();
    expect(await brief()).toEqual([[PETITION, 3_000, 0]]);
  });

  test('cannot be made to look told, nor another size, by the application', async () => {
    await enter(1_200);
    await expect(
      world.db.query('update ledger_reasons set grown_at = now()'),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
