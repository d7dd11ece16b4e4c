import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findCountDrift } from '../../apps/api/src/features/signatures/count-drift.reader.ts';
import { PETITION } from '../../apps/api/test/signing.ts';
import { askStaff, signedInAs, type SignedInStaff } from '../../apps/api/test/staff.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';
import {
  AddOfflineSignaturesDocument,
  StaffPaperDocument,
  UndoOfflineBatchDocument,
  type StaffPaperQuery,
} from '../../packages/shared/src/generated/staff/graphql.ts';
import { startSecondApi, type SecondApi } from './support/second-api.ts';
import { leavingAllAsItIs } from './support/unchanged.ts';

const OTHER = 'a-second-petition';
const sheets = {
  ...{ petition: PETITION, count: 195, note: 'Two reading rooms.', collectedOn: '2022-03-12' },
  ...{ takeOff: false, idempotencyKey: 'one' },
};

let world: World;
let second: SecondApi;
let campaigner: SignedInStaff;
let colleague: SignedInStaff;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
  second = await startSecondApi(world);
  campaigner = await signedInAs(world, 'CAMPAIGNER');
  colleague = await signedInAs(world, 'ADMIN');
  await world.owner.query(
    `insert into petitions (campaign_id, slug, title, demand, addressed_to)
     select campaign_id, $1, $1, 'A demand', 'Somebody' from petitions limit 1`,
    [OTHER],
  );
});
afterAll(async () => {
  await second?.stop();
  await world.close();
});
beforeEach(() => emptyTables(world));

const enter = (changes: object = {}, { cookie } = campaigner, where: World = world) =>
  askStaff(where, AddOfflineSignaturesDocument, { input: { ...sheets, ...changes } }, { cookie });
const onPaper = async () => {
  const { rows } = await world.owner.query(
    'select coalesce(sum(offline), 0)::int as n from petition_tallies',
  );
  return rows[0].n;
};

describe('row 2: a key that was sent with other signatures on paper', () => {
  test.each([
    ['another number', { count: 196 }],
    ['another note', { note: 'Three reading rooms.' }],
    ['another day', { collectedOn: '2022-03-13' }],
    ['another petition', { petition: OTHER }],
    ['taking them off', { takeOff: true }],
    ['the same by another spelling of its number', { count: 1950 }],
  ])('is refused with %s, by whoever sends it, and the first stays', async (_what, changes) => {
    expect((await enter()).status).toBe(200);
    for (const [who, where] of [
      [campaigner, world],
      [colleague, second],
    ] as const) {
      const answer = await leavingAllAsItIs(world.owner, () => enter(changes, who, where));
      expect([answer.status, answer.errors![0]!.extensions]).toEqual([
        422,
        { code: 'IDEMPOTENCY_MISMATCH' },
      ]);
    }
    expect(await onPaper()).toBe(195);
  });

  test('counts once when it is sent fifty times at the same moment, to two processes', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => enter({}, campaigner, i % 2 ? world : second)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const { rows } = await world.owner.query('select count(*) from offline_batches');
    expect([await onPaper(), rows[0].count]).toEqual([195, 1]);
    expect(await findCountDrift(world.db.manager)).toEqual([]);
  });

  test('counts the one that came first when both are sent at the same moment', async () => {
    const answers = await Promise.all([
      enter({ count: 7 }),
      enter({ count: 70 }, colleague, second),
      enter({ count: 7 }, colleague),
      enter({ count: 70 }),
    ]);
    const counted = await onPaper();
    expect([7, 70]).toContain(counted);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 422, 422]);
    expect(await findCountDrift(world.db.manager)).toEqual([]);
  });

  test('that failed may be sent again, put right', async () => {
    expect((await enter({ takeOff: true })).status).toBe(400);
    expect((await enter()).status).toBe(200);
    expect(await onPaper()).toBe(195);
  });

  test('takes off no more than there is, however many take off at the same moment', async () => {
    await enter();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        enter(
          { takeOff: true, count: 100, idempotencyKey: `off-${i}` },
          colleague,
          i % 2 ? world : second,
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await onPaper()).toBe(95);
    expect(await findCountDrift(world.db.manager)).toEqual([]);
  });

  test('is not one by which an entry is undone, taken before it is', async () => {
    await enter();
    const { rows } = await world.owner.query('select id from offline_batches');
    const [{ id }] = rows;
    for (const idempotencyKey of [`undo-${id}`, `undo ${id}`, `undo\u00a0${id}`, ` undo ${id}`]) {
      const { status } = await enter({ idempotencyKey, count: 1 }, colleague);
      expect([200, 400]).toContain(status);
    }
    const before = await onPaper();
    const undo = () =>
      askStaff(world, UndoOfflineBatchDocument, { batch: id }, { cookie: campaigner.cookie });
    const listed = async () => {
      const variables = { petition: PETITION };
      const asked = await askStaff<StaffPaperQuery>(world, StaffPaperDocument, variables, {
        cookie: campaigner.cookie,
      });
      return asked.data!.offlineBatches.edges.find(({ node }) => node.id === id)!.node.isUndone;
    };
    expect(await listed()).toBe(false);
    expect((await undo()).status).toBe(200);
    expect([await onPaper(), await listed()]).toEqual([before - 195, true]);
  });

  test('is none by which an entry is undone twice, in two processes at the same moment', async () => {
    await enter();
    await enter({ idempotencyKey: 'two' });
    const { rows } = await world.owner.query('select id from offline_batches limit 1');
    const undo = (where: World) =>
      askStaff(
        where,
        UndoOfflineBatchDocument,
        { batch: rows[0].id },
        { cookie: campaigner.cookie },
      );
    const answers = await Promise.all([world, second, world, second].map(undo));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await onPaper()).toBe(195);
    expect(await findCountDrift(world.db.manager)).toEqual([]);
  });
});
