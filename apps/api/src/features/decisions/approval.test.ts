import {
  ReleaseSignaturesDocument,
  SignatureDecisionsDocument,
  type ReleaseSignaturesMutation,
  type SignatureDecisionsQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut, desk, drift, ledger, stateCounts } from '../../../test/deciding.ts';
import { addConfirmed } from '../../../test/many-signatures.ts';
import { PETITION } from '../../../test/signing.ts';
import { signedInAs } from '../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { erasePerson } from '../signatures/erasing-a-person.service.ts';

let world: World;
let one: ReturnType<typeof desk>;
let other: ReturnType<typeof desk>;
let third: ReturnType<typeof desk>;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  one = desk(world, (await signedInAs(world, 'CAMPAIGNER')).cookie);
  other = desk(world, (await signedInAs(world, 'CAMPAIGNER')).cookie);
  third = desk(world, (await signedInAs(world, 'ADMIN')).cookie);
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('truncate audit_entries');
  await addConfirmed(world, 1_002, { country: 'UA' });
});

const UA = { country: 'UA' };
const propose = async (count = 1_002) =>
  (await one.invalidate(UA, count)).data!.invalidateSignatures.id;
type Answer = { status: number; errors: { extensions: Record<string, unknown> }[] | undefined };
const said = ({ status, errors }: Answer) =>
  errors ? [status, errors[0]!.extensions['reason']] : [status];
/** Of those of this file all are confirmed: so many leave the count. */
const shown = async (id: string, by = other) => (await by.approval(id)).data!.approvalPreview;
const ofThese = (proposed: number, total: number) => ({
  ...{ proposed, total },
  ...{ confirmed: total, pending: 0 },
});
/** They erase their signatures, as anybody may at any time. */
async function leave(count: number): Promise<void> {
  const { rows } = await world.owner.query(
    `select contact_id as id from signatures where state = 'CONFIRMED' limit $1`,
    [count],
  );
  for (const { id } of rows) await erasePerson(world.sending.pool, world.config.keyring, id);
}
const expected = async () =>
  (await world.owner.query('select state, expected, affected from decisions')).rows;

describe('what waits for a second person', () => {
  test('is approved for those who are left, once some have gone', async () => {
    const id = await propose();
    await leave(2);
    expect(await shown(id)).toEqual(ofThese(1_002, 1_000));
    expect(said(await other.approve(id, 1_000))).toEqual([200]);
    await carryOut(world);
    expect(await stateCounts(world)).toMatchObject({ INVALIDATED: 1_000 });
    expect(await ledger(world)).toMatchObject({ invalidated: 1_000 });
    expect(await expected()).toEqual([{ state: 'DONE', expected: 1_000, affected: 1_000 }]);
    expect(await drift(world)).toEqual([]);
    const { rows } = await world.owner.query(
      `select action, detail from audit_entries where subject = $1 order by id`,
      [`decision ${id}`],
    );
    expect(rows).toEqual([
      { action: 'propose-invalidation', detail: '1002 signatures' },
      { action: 'approve-invalidation', detail: '1000 signatures' },
    ]);
  });

  test('says how many of them leave the count, and how many wait to be confirmed', async () => {
    const id = await propose();
    await world.owner.query(
      `update signatures set state = 'PENDING', confirmed_at = null where contact_id in
         (select contact_id from signatures limit 7)`,
    );
    const sizes = { total: 1_002, confirmed: 995, pending: 7 };
    expect(await shown(id)).toEqual({ proposed: 1_002, ...sizes });
  });

  test('says how many held ones enter the count, and how many do not yet', async () => {
    await world.owner.query(`update signatures set state = 'HELD', held_because = 'machine'`);
    await world.owner.query(
      `update signatures set confirmed_at = null where contact_id in
         (select contact_id from signatures limit 7)`,
    );
    const petition = PETITION;
    const input = { petition, reason: 'Known', filter: UA, expectedTotal: 1_002 };
    const made = await one.ask<ReleaseSignaturesMutation>(ReleaseSignaturesDocument, { input });
    const sizes = { total: 1_002, confirmed: 995, pending: 7 };
    expect(await shown(made.data!.releaseSignatures.id)).toEqual({ proposed: 1_002, ...sizes });
  });

  test('hides no other, and of one account no more than twenty wait at a petition', async () => {
    const first = await propose();
    for (let i = 1; i < 20; i += 1) {
      await world.owner.query(`update signatures set source = $1`, [`source-${i}`]);
      const made = await one.invalidate({ source: `source-${i}` }, 1_002);
      expect(said(made)).toEqual([200]);
    }
    await world.owner.query(`update signatures set source = 'more'`);
    expect(said(await one.invalidate({ source: 'more' }, 1_002))).toEqual([
      409,
      'TOO_MANY_WAITING',
    ]);
    expect(said(await other.invalidate({ source: 'more' }, 1_002))).toEqual([200]);
    const listed = await other.ask<SignatureDecisionsQuery>(SignatureDecisionsDocument, {
      petition: PETITION,
    });
    expect(listed.data!.signatureDecisions[0]!.id).toBe(first);
    await one.cancel(first);
    expect(said(await one.invalidate({ source: 'more' }, 1_002))).toEqual([200]);
  });

  test('is approved though one more goes between the look and the press', async () => {
    const id = await propose();
    expect(await shown(id)).toEqual(ofThese(1_002, 1_002));
    await leave(1);
    expect(said(await other.approve(id, 1_002))).toEqual([200]);
    expect(await expected()).toEqual([{ state: 'RUNNING', expected: 1_001, affected: 0 }]);
  });

  test('is proposed anew when more fit by now than were proposed', async () => {
    const id = await propose();
    await addConfirmed(world, 1, { country: 'UA' });
    expect(await shown(id)).toEqual(ofThese(1_002, 1_003));
    for (const stated of [1_002, 1_003])
      expect(said(await other.approve(id, stated))).toEqual([409, 'MORE_THAN_PROPOSED']);
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 1_003 });
    const anew = (await other.invalidate(UA, 1_003)).data!.invalidateSignatures.id;
    expect(said(await one.approve(anew, 1_003))).toEqual([200]);
  });

  test('is about nobody any more when all have gone', async () => {
    const id = await propose();
    await world.owner.query(`update signatures set state = 'WITHDRAWN'`);
    expect(await shown(id)).toEqual(ofThese(1_002, 0));
    expect(said(await other.approve(id, 1_002))).toEqual([409, 'NONE_LEFT']);
  });
});

test('in which role it was approved stands in the ledger, and undoing it is one person’s', async () => {
  const id = await propose();
  await third.approve(id, 1_002);
  await carryOut(world);
  await one.reinstate(id);
  await carryOut(world);
  const { rows } = await world.owner.query(
    'select kind, role, approver_role as approver from ledger_reasons order by kind',
  );
  expect(rows).toEqual([
    { kind: 'invalidated', role: 'CAMPAIGNER', approver: 'ADMIN' },
    { kind: 'reinstated', role: 'CAMPAIGNER', approver: null },
  ]);
});

describe('who is too late', () => {
  const LATE = [409, 'TOO_LATE'];

  test('to approve what was approved or cancelled is told so', async () => {
    const id = await propose();
    await other.approve(id, 1_002);
    expect(said(await third.approve(id, 1_002))).toEqual(LATE);
    expect(said(await third.approval(id))).toEqual(LATE);
    await one.cancel(id);
    expect(said(await third.approve(id, 1_002))).toEqual(LATE);
  });

  test('to cancel what has ended, and to undo what is undone, is told so', async () => {
    const id = await propose();
    await other.approve(id, 1_002);
    await carryOut(world);
    expect(said(await one.cancel(id))).toEqual(LATE);
    await one.reinstate(id);
    expect(said(await other.reinstate(id))).toEqual(LATE);
    expect(said(await one.cancel(id))).toEqual(LATE);
  });
});

test('whoever may not approve it counts nothing', async () => {
  const id = await propose();
  expect(said(await one.approval(id))[0]).toBe(403);
});
