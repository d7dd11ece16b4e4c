import {
  AddOfflineSignaturesDocument,
  type AddOfflineSignaturesMutation,
  StaffPaperDocument,
  type StaffPaperQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PETITION, signAndConfirm } from '../../../../test/signing.ts';
import { askStaff, signedInAs } from '../../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../../test/world.ts';
import { findCountDrift } from '../../signatures/count-drift.reader.ts';

let world: World;
let campaigner: Awaited<ReturnType<typeof signedInAs>>;
beforeAll(async () => {
  world = await createWorld();
  campaigner = await signedInAs(world, 'CAMPAIGNER');
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('truncate audit_entries');
});

const sheets = {
  petition: PETITION,
  count: 195,
  note: 'Paper sheets from two reading rooms.',
  collectedOn: '2022-03-12',
  idempotencyKey: 'one',
};
const add = (changes: object = {}, { cookie } = campaigner) =>
  askStaff<AddOfflineSignaturesMutation>(
    world,
    AddOfflineSignaturesDocument,
    { input: { ...sheets, ...changes } },
    { cookie },
  );
const codeOf = ({ errors }: Awaited<ReturnType<typeof add>>) => errors?.[0]?.extensions['code'];
const fieldsOf = ({ errors }: Awaited<ReturnType<typeof add>>) => errors?.[0]?.extensions['fields'];

async function written() {
  const rows = (query: string) => world.owner.query(query).then((result) => result.rows);
  return {
    tally: (await rows('select offline from petition_tallies'))[0]?.offline ?? 0,
    line: (await rows(`select entries from ledger where kind = 'offline'`))[0]?.entries ?? 0,
    reasons: await rows('select entries, reason, role from ledger_reasons order by at, id'),
    batches: (await rows('select count(*)::int as n from offline_batches'))[0].n,
    audit: await rows('select actor, action, subject, detail from audit_entries order by id'),
  };
}

describe('signatures on paper', () => {
  test('are in the total at once, with the note in the ledger and who did it in the audit log', async () => {
    await signAndConfirm(world);
    const answer = await add();
    expect(answer.data!.addOfflineSignatures).toEqual({
      ...{ petition: PETITION, total: 196, offline: 195 },
    });
    const { batches, audit, ...counted } = await written();
    expect(counted).toEqual({
      ...{ tally: 195, line: 195 },
      reasons: [{ entries: 195, reason: sheets.note, role: 'CAMPAIGNER' }],
    });
    expect(batches).toBe(1);
    expect(audit).toEqual([
      {
        ...{ actor: `account ${campaigner.accountId}`, action: 'add-offline-signatures' },
        subject: `petition ${PETITION}`,
        detail: expect.stringMatching(/^195, collected on 2022-03-12, batch [0-9a-f-]{36}$/),
      },
    ]);
    expect(await findCountDrift(world.db.manager)).toEqual([]);
  });

  test('are taken for a closed petition too', async () => {
    await world.owner.query('update petitions set closed_at = now()');
    expect((await add()).data!.addOfflineSignatures.offline).toBe(195);
    await world.owner.query('update petitions set closed_at = null');
  });

  test('that were entered by mistake are taken off by an entry of its own, and both stay', async () => {
    await add();
    const takeOff = { takeOff: true, idempotencyKey: 'two', note: 'Entered twice.', count: 195 };
    expect((await add(takeOff)).data!.addOfflineSignatures).toMatchObject({ total: 0, offline: 0 });
    const { tally, line, reasons } = await written();
    expect([tally, line, reasons.map(({ entries }) => entries)]).toEqual([0, 0, [195, -195]]);
    expect(await findCountDrift(world.db.manager)).toEqual([]);
  });

  test('never come to fewer than none, nor to more than can be told', async () => {
    const tooMany = { takeOff: true, idempotencyKey: 'two' };
    for (const before of [null, 194]) {
      if (before) await add({ count: before });
      const answer = await add(tooMany);
      expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_USER_INPUT']);
      expect(fieldsOf(answer)).toEqual([{ path: ['input', 'count'], code: 'OUT_OF_RANGE' }]);
    }
    await world.owner.query('update petition_tallies set offline = 999999999');
    expect(codeOf(await add({ count: 2, idempotencyKey: 'three' }))).toBe('BAD_USER_INPUT');
    expect(await written()).toMatchObject({ tally: 999_999_999, line: 194, batches: 1 });
  });

  test('are shown to those who enter them, newest first', async () => {
    await add();
    await add({ count: 5, takeOff: true, idempotencyKey: 'two', note: 'Miscounted.' });
    const { cookie } = campaigner;
    const variables = { petition: PETITION };
    const answer = await askStaff<StaffPaperQuery>(world, StaffPaperDocument, variables, {
      cookie,
    });
    const { edges, pageInfo } = answer.data!.offlineBatches;
    expect(edges.map(({ node }) => [node.count, node.note, node.collectedOn])).toEqual([
      [-5, 'Miscounted.', '2022-03-12'],
      [195, sheets.note, '2022-03-12'],
    ]);
    expect(pageInfo.hasNextPage).toBe(false);
    const after = await askStaff<StaffPaperQuery>(
      world,
      StaffPaperDocument,
      { ...variables, after: pageInfo.endCursor },
      { cookie },
    );
    expect(after.data!.offlineBatches.edges).toEqual([]);
  });
});

describe('a batch that is sent again', () => {
  test('is counted once, and answered as before', async () => {
    const first = await add();
    expect(await add({ note: `  ${sheets.note} ` })).toMatchObject({
      status: 200,
      data: first.data,
    });
    expect(await written()).toMatchObject({ tally: 195, line: 195, batches: 1 });
  });

  test('twenty times at once is counted once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => add()));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    const { reasons, audit, ...counted } = await written();
    expect(counted).toEqual({ tally: 195, line: 195, batches: 1 });
    expect([reasons.length, audit.length]).toEqual([1, 1]);
  });

  test.each([
    { count: 196 },
    { note: 'Another.' },
    { collectedOn: '2022-03-11' },
    { takeOff: true },
  ])('with %j is a mismatch, and changes nothing', async (other) => {
    await add();
    const before = await written();
    const answer = await add(other);
    expect([answer.status, codeOf(answer)]).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
    expect(await written()).toEqual(before);
  });

  test('by somebody else is still the same', async () => {
    await add();
    await add({}, await signedInAs(world, 'ADMIN'));
    expect(await written()).toMatchObject({ tally: 195, batches: 1 });
  });

  test('after it was refused is a new one', async () => {
    await add({ takeOff: true });
    expect((await add()).data!.addOfflineSignatures.offline).toBe(195);
  });
});

describe('nobody adds', () => {
  test.each<[object, string[], string]>([
    [{ count: 0 }, ['input', 'count'], 'OUT_OF_RANGE'],
    [{ count: -195 }, ['input', 'count'], 'OUT_OF_RANGE'],
    [{ count: 1_000_001 }, ['input', 'count'], 'OUT_OF_RANGE'],
    [{ note: '' }, ['input', 'note'], 'REQUIRED'],
    [{ note: 'x'.repeat(501) }, ['input', 'note'], 'TOO_LONG'],
    [{ note: 'a\u202eb' }, ['input', 'note'], 'FORBIDDEN_CHARACTER'],
    [{ note: 'a\u0000b' }, ['input', 'note'], 'FORBIDDEN_CHARACTER'],
    [{ collectedOn: '9999-01-01' }, ['input', 'collectedOn'], 'DATE_IN_FUTURE'],
    [{ collectedOn: '2022-02-30' }, ['input', 'collectedOn'], 'DATE_INVALID'],
    [{ idempotencyKey: '' }, ['input', 'idempotencyKey'], 'REQUIRED'],
    [{ role: 'ADMIN' }, ['input'], 'UNKNOWN_FIELD'],
  ])('%j', async (changes, path, code) => {
    const answer = await add(changes);
    expect([answer.status, codeOf(answer), fieldsOf(answer)]).toEqual([
      ...[400, 'BAD_USER_INPUT'],
      [{ path, code }],
    ]);
    expect(await written()).toMatchObject({ tally: 0, batches: 0, audit: [] });
  });

  test('to a petition that there is none of', async () => {
    expect((await add({ petition: 'unknown' })).status).toBe(404);
  });

  test.each(['VIEWER', 'MODERATOR', 'EDITOR'] as const)('as a %s', async (role) => {
    const answer = await add({}, await signedInAs(world, role));
    expect([answer.status, codeOf(answer)]).toEqual([403, 'FORBIDDEN']);
    expect(await written()).toMatchObject({ tally: 0, batches: 0 });
  });

  test('from a page of another site', async () => {
    const headers = { cookie: campaigner.cookie, origin: 'https://evil.example' };
    const answer = await askStaff(world, AddOfflineSignaturesDocument, { input: sheets }, headers);
    expect(answer.status).toBe(403);
    expect(await written()).toMatchObject({ tally: 0, batches: 0 });
  });
});
