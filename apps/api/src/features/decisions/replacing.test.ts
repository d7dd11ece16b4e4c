import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut, desk, ledger, stateCounts } from '../../../test/deciding.ts';
import { addConfirmed } from '../../../test/many-signatures.ts';
import { signedInAs } from '../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';

let world: World;
let carla: ReturnType<typeof desk>;
let edith: ReturnType<typeof desk>;
let ids: { carla: string; edith: string };
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  const [one, other] = [await signedInAs(world, 'CAMPAIGNER'), await signedInAs(world, 'ADMIN')];
  [carla, edith] = [desk(world, one.cookie), desk(world, other.cookie)];
  ids = { carla: one.accountId, edith: other.accountId };
});
afterAll(() => world.close());
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('truncate audit_entries');
  await addConfirmed(world, 1_002, { country: 'UA' });
});

const UA = { country: 'UA' };
const propose = async (count = 1_002, replaces?: string | null, by = carla) =>
  (await by.invalidate(UA, count, 'One network', replaces)).data!.invalidateSignatures.id;
const decisions = async () =>
  (
    await world.owner.query(
      `select id, state, cancelled_by as "cancelledBy", affected from decisions order by created_at`,
    )
  ).rows;
const noted = async () =>
  (
    await world.owner.query('select action, actor, subject, detail from audit_entries order by id')
  ).rows.filter(({ subject }) => subject.startsWith('decision '));

describe('what is proposed anew', () => {
  test.each(['carla', 'edith'] as const)(
    'replaces what waited, as cancelled by whoever proposes anew: %s',
    async (who) => {
      const earlier = await propose();
      await addConfirmed(world, 5, UA);
      const anew = await propose(1_007, earlier, who === 'carla' ? carla : edith);
      expect(await decisions()).toEqual([
        { id: earlier, state: 'CANCELLED', cancelledBy: ids[who], affected: 0 },
        { id: anew, state: 'PROPOSED', cancelledBy: null, affected: 0 },
      ]);
      const actor = `account ${ids[who]}`;
      expect((await noted()).slice(1)).toEqual([
        {
          ...{ action: 'cancel-invalidation', actor, subject: `decision ${earlier}` },
          detail: '1002 signatures',
        },
        {
          ...{ action: 'propose-invalidation', actor, subject: `decision ${anew}` },
          detail: '1007 signatures',
        },
      ]);
    },
  );

  test('is approved by the other one, and the earlier one never', async () => {
    const earlier = await propose();
    await addConfirmed(world, 5, UA);
    const anew = await propose(1_007, earlier, edith);
    expect((await edith.approve(anew, 1_007)).status).toBe(403);
    expect((await carla.approve(earlier, 1_007)).status).toBe(409);
    expect((await carla.approve(anew, 1_007)).status).toBe(200);
    await carryOut(world);
    expect(await stateCounts(world)).toEqual({ INVALIDATED: 1_007 });
    expect(await ledger(world)).toMatchObject({ invalidated: 1_007 });
  });

  test('replaces also where one person decides it alone by now', async () => {
    const earlier = await propose();
    await world.owner.query(
      `update signatures set state = 'WITHDRAWN' where contact_id in
         (select contact_id from signatures limit 1000)`,
    );
    const anew = await propose(2, earlier, edith);
    expect(await decisions()).toEqual([
      { id: earlier, state: 'CANCELLED', cancelledBy: ids.edith, affected: 0 },
      { id: anew, state: 'DONE', cancelledBy: null, affected: 2 },
    ]);
  });

  test('leaves what waits alone where it names none', async () => {
    const earlier = await propose();
    await propose(1_002, null, edith);
    expect((await decisions())[0]).toMatchObject({ id: earlier, state: 'PROPOSED' });
  });

  test('changes nothing where the count is another by then', async () => {
    const earlier = await propose();
    expect((await edith.invalidate(UA, 1_003, 'Again', earlier)).status).toBe(409);
    expect(await decisions()).toHaveLength(1);
    expect((await decisions())[0]).toMatchObject({ state: 'PROPOSED' });
    expect(await noted()).toHaveLength(1);
  });
});
