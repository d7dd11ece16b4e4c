import {
  AddOfflineSignaturesDocument,
  StaffPaperDocument,
  type StaffPaperQuery,
  UndoOfflineBatchDocument,
  type UndoOfflineBatchMutation,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PETITION } from '../../../../test/signing.ts';
import { askStaff, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';
import { findCountDrift } from '../../signatures/count-drift.reader.ts';

let world: World;
let carla: SignedInStaff;
beforeAll(async () => {
  world = await createWorld();
  carla = await signedInAs(world, 'CAMPAIGNER');
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('truncate audit_entries');
});

const ask = <T>(document: { toString(): string }, variables: object, { cookie } = carla) =>
  askStaff<T>(world, document, variables, { cookie });
const enter = (count: number, idempotencyKey: string, takeOff = false) =>
  ask(AddOfflineSignaturesDocument, {
    input: {
      ...{ petition: PETITION, count, takeOff, idempotencyKey },
      ...{ note: 'Two reading rooms.', collectedOn: '2022-03-12' },
    },
  });
const undo = (batch: string, staff = carla) =>
  ask<UndoOfflineBatchMutation>(UndoOfflineBatchDocument, { batch }, staff);
const codeOf = ({ errors }: Awaited<ReturnType<typeof undo>>) => errors?.[0]?.extensions['code'];
async function listed() {
  const answer = await ask<StaffPaperQuery>(StaffPaperDocument, { petition: PETITION });
  return answer.data!.offlineBatches.edges.map(({ node }) => node);
}

describe('an entry that is undone', () => {
  test('is taken off by one of its own, with the same note; all of it stays readable', async () => {
    await enter(195, 'one');
    const [first] = await listed();
    expect(first).toMatchObject({ idempotencyKey: 'one', isUndone: false });
    const { undoOfflineBatch } = (await undo(first!.id)).data!;
    expect(undoOfflineBatch).toEqual({ petition: PETITION, total: 0, offline: 0 });
    expect((await listed()).map(({ count, note, isUndone }) => [count, note, isUndone])).toEqual([
      [-195, 'Two reading rooms.', false],
      [195, 'Two reading rooms.', true],
    ]);
    const audit = await world.owner.query('select action, detail from audit_entries order by id');
    expect(audit.rows[1]).toEqual({
      action: 'undo-offline-signatures',
      detail: expect.stringMatching(/^-195, collected on 2022-03-12, batch [0-9a-f-]{36}$/),
    });
    const { rows } = await world.owner.query('select entries, reason, role from ledger_reasons');
    expect(rows).toContainEqual({
      ...{ entries: -195, reason: 'Two reading rooms.', role: 'CAMPAIGNER' },
    });
    expect(await findCountDrift(world.db.manager)).toEqual([]);
  });

  test('is undone once, however often it is sent and by whomever', async () => {
    await enter(195, 'one');
    await enter(195, 'two');
    const { id } = (await listed())[0]!;
    const admin = await signedInAs(world, 'ADMIN');
    await Promise.all([undo(id), undo(id), undo(id, admin)]);
    expect((await undo(id)).data!.undoOfflineBatch.offline).toBe(195);
    expect(await listed()).toHaveLength(3);
  });

  test('may be what was taken off, and the undoing itself', async () => {
    await enter(195, 'one');
    await undo((await listed())[0]!.id);
    expect((await undo((await listed())[0]!.id)).data!.undoOfflineBatch.offline).toBe(195);
    await enter(95, 'two', true);
    expect((await undo((await listed())[0]!.id)).data!.undoOfflineBatch.offline).toBe(195);
    expect(await findCountDrift(world.db.manager)).toEqual([]);
  });

  test('counts again once its undoing is undone, and is not undone a second time', async () => {
    await enter(195, 'one');
    const [first] = await listed();
    await undo(first!.id);
    const [second] = await listed();
    await undo(second!.id);
    const marks = async () =>
      (await listed()).map(({ count, isUndone, canBeUndone }) => [count, isUndone, canBeUndone]);
    expect(await marks()).toEqual([
      [195, false, true],
      [-195, true, false],
      [195, false, false],
    ]);
    expect(codeOf(await undo(first!.id))).toBe('CONFLICT');
    expect(await listed()).toHaveLength(3);
    // The undoing that was undone says still that it is.
    expect((await undo(second!.id)).data!.undoOfflineBatch.offline).toBe(195);
    const [third] = await listed();
    expect((await undo(third!.id)).data!.undoOfflineBatch.offline).toBe(0);
    expect(await marks()).toEqual([
      [-195, false, true],
      [195, true, false],
      [-195, false, false],
      [195, true, false],
    ]);
    expect((await undo(first!.id)).data!.undoOfflineBatch.offline).toBe(0);
    expect(await findCountDrift(world.db.manager)).toEqual([]);
  });

  test('leaves never fewer than none', async () => {
    await enter(195, 'one');
    const { id } = (await listed())[0]!;
    await enter(1, 'two', true);
    expect(codeOf(await undo(id))).toBe('CONFLICT');
    expect((await listed()).map(({ count }) => count)).toEqual([-1, 195]);
  });
});

test.each(['nobody', '', `x' or true --`, '\u0000', '00000000-0000-4000-8000-000000000000'])(
  'the entry %j is not found',
  async (batch) => expect(codeOf(await undo(batch))).toBe('NOT_FOUND'),
);

test.each(['VIEWER', 'MODERATOR', 'EDITOR'] as const)('a %s undoes nothing', async (role) => {
  await enter(195, 'one');
  const { id } = (await listed())[0]!;
  expect(codeOf(await undo(id, await signedInAs(world, role)))).toBe('FORBIDDEN');
  expect(await listed()).toHaveLength(1);
});
