import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut, desk, drift, ledger, stateCounts } from '../../../test/deciding.ts';
import { addConfirmed } from '../../../test/many-signatures.ts';
import { signAndConfirm } from '../../../test/signing.ts';
import { signedInAs } from '../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';

let world: World;
let one: ReturnType<typeof desk>;
let other: ReturnType<typeof desk>;
beforeAll(async () => {
  world = await createWorld({ RATE_LIMITS: 'off' });
  one = desk(world, (await signedInAs(world, 'CAMPAIGNER')).cookie);
  other = desk(world, (await signedInAs(world, 'CAMPAIGNER')).cookie);
});
afterAll(() => world.close());
beforeEach(() => emptyTables(world));

type Answer = { status: number; errors: { extensions: Record<string, unknown> }[] | undefined };
const said = ({ status, errors }: Answer) =>
  errors ? [status, errors[0]!.extensions['reason']] : [status];
const REPEATED = [409, 'ALREADY_DECIDED'];
const decisions = async () => (await world.owner.query('select from decisions')).rowCount;

describe('what is decided once', () => {
  test('is not decided again while it is under way, by nobody, and is undone as a whole', async () => {
    await addConfirmed(world, 600, { country: 'UA' });
    const { id } = (await one.invalidate({ country: 'UA' }, 600)).data!.invalidateSignatures;
    expect(said(await one.invalidate({ country: 'UA' }, 600))).toEqual(REPEATED);
    await carryOut(world, 2);
    expect(said(await other.invalidate({ country: 'UA' }, 594))).toEqual(REPEATED);
    await carryOut(world);
    await one.reinstate(id);
    expect(said(await other.invalidate({ country: 'UA' }, 600))).toEqual(REPEATED);
    await carryOut(world);
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 600 });
    expect(await drift(world)).toEqual([]);
  });

  test('is proposed once by the same account, and carried out once, whoever proposed it too', async () => {
    await addConfirmed(world, 1_001, { country: 'UA' });
    const proposed = async (by: typeof one) =>
      (await by.invalidate({ country: 'UA' }, 1_001)).data!.invalidateSignatures.id;
    const first = await proposed(one);
    expect(said(await one.invalidate({ country: 'UA' }, 1_001))).toEqual(REPEATED);
    const second = await proposed(other);
    expect(said(await other.approve(first, 1_001))).toEqual([200]);
    expect(said(await one.approve(second, 1_001))).toEqual(REPEATED);
    await carryOut(world);
    expect(await ledger(world)).toEqual({ confirmed: 1_001, invalidated: 1_001 });
  });

  test('is decided again once it is over, about whoever came since', async () => {
    await signAndConfirm(world, { email: 'suzie@example.org' });
    expect(said(await one.invalidate({ country: 'GB' }, 1))).toEqual([200]);
    await signAndConfirm(world, { email: 'olena@example.org' });
    expect(said(await one.invalidate({ country: 'GB' }, 1))).toEqual([200]);
    expect(await stateCounts(world)).toEqual({ INVALIDATED: 2 });
  });

  test('by one form that is sent again a moment later, is said to be', async () => {
    await signAndConfirm(world, { email: 'suzie@example.org' });
    const form = { country: 'GB', to: new Date().toISOString() };
    expect(said(await one.invalidate(form, 1))).toEqual([200]);
    expect(said(await one.invalidate(form, 1))).toEqual(REPEATED);
    expect(await decisions()).toBe(1);
  });
});

test('what was decided is the answer though its first signatures cannot be changed, and is done later', async () => {
  await signAndConfirm(world, { email: 'suzie@example.org' });
  await world.owner.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
    create trigger refuse before update on signatures for each row execute function refuse()`);
  const { data } = await one.invalidate({ country: 'GB' }, 1);
  await world.owner.query('drop function refuse cascade');
  expect(data!.invalidateSignatures.state).toBe('RUNNING');
  await carryOut(world);
  expect(await stateCounts(world)).toEqual({ INVALIDATED: 1 });
});
