import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { type EntryWithReason, enterWithReason } from './ledger-reason.service.ts';

let world: World;
let petitionId: string;
beforeAll(async () => {
  world = await createWorld();
  const { rows } = await world.owner.query('select id from petitions');
  petitionId = rows[0].id;
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

const enter = (entry: Partial<EntryWithReason> = {}) =>
  enterWithReason(world.db.manager, {
    ...{ petitionId, kind: 'invalidated', entries: 240, reason: 'One machine.', role: 'ADMIN' },
    ...entry,
  });

async function written() {
  const lines = await world.owner.query('select kind, entries from ledger order by kind');
  const reasons = await world.owner.query(
    'select kind, entries, reason, role from ledger_reasons order by at, entries desc',
  );
  return { lines: lines.rows, reasons: reasons.rows };
}

describe('an entry with a reason', () => {
  test('adds to the line of its day, and says why and by which role', async () => {
    await enter();
    await enter({ entries: 3, reason: 'Another machine.', role: 'CAMPAIGNER' });
    expect(await written()).toEqual({
      lines: [{ kind: 'invalidated', entries: 243 }],
      reasons: [
        { kind: 'invalidated', entries: 240, reason: 'One machine.', role: 'ADMIN' },
        { kind: 'invalidated', entries: 3, reason: 'Another machine.', role: 'CAMPAIGNER' },
      ],
    });
  });

  test('is one for a batch that works in portions', async () => {
    const batchId = randomUUID();
    for (let portion = 0; portion < 3; portion += 1) await enter({ batchId, entries: 100 });
    await enter({ batchId: randomUUID(), entries: 5, reason: 'Another batch.' });
    const { lines, reasons } = await written();
    expect(lines).toEqual([{ kind: 'invalidated', entries: 305 }]);
    expect(reasons.map(({ entries }) => entries)).toEqual([300, 5]);
  });

  test('goes with its transaction', async () => {
    const work = world.db.transaction(async (tx) => {
      await enterWithReason(tx, {
        ...{ petitionId, kind: 'released', entries: 2, reason: 'Looked at.', role: 'ADMIN' },
      });
      throw new Error('given up');
    });
    await expect(work).rejects.toThrow('given up');
    expect(await written()).toEqual({ lines: [], reasons: [] });
  });

  test('may take paper signatures off again, and nothing else', async () => {
    await enter({ kind: 'offline', entries: 20 });
    await enter({ kind: 'offline', entries: -20, reason: 'Entered twice.' });
    expect((await written()).lines).toEqual([{ kind: 'offline', entries: 0 }]);
    for (const kind of ['invalidated', 'reinstated', 'released'] as const)
      await expect(enter({ kind, entries: -1 })).rejects.toMatchObject({ code: '23514' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['nobody', { entries: 0, kind: 'offline' }],
    ['an empty reason', { reason: '' }],
    ['a reason of 501 characters', { reason: 'x'.repeat(501) }],
    ['a role that may not', { role: 'VIEWER' }],
    ['a kind that signers enter', { kind: 'confirmed' }],
  ])('of %s is refused by the database itself, line and all', async (_what, entry) => {
    await expect(enter(entry)).rejects.toMatchObject({ code: '23514' });
    expect(await written()).toEqual({ lines: [], reasons: [] });
  });
});

test.each(['invalidated', 'reinstated', 'released', 'offline'])(
  'nothing is entered as %s without a reason',
  async (kind) => {
    const work = world.db.query('select add_to_ledger($1, $2, 1)', [petitionId, kind]);
    await expect(work).rejects.toMatchObject({ code: '23502' });
  },
);
