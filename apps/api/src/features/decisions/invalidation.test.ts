import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut, desk, drift, ledger, stateCounts } from '../../../test/deciding.ts';
import { addConfirmed } from '../../../test/many-signatures.ts';
import { sign, signAndConfirm, suzie } from '../../../test/signing.ts';
import { signedInAs } from '../../../test/staff.ts';
import { createWorld, emptyTables, type World } from '../../../test/world.ts';
import { contactIdOf } from '../contacts/contact.service.ts';
import { erasePerson } from '../signatures/erasing-a-person.service.ts';

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

const code = (answer: { errors: { extensions: Record<string, unknown> }[] | undefined }) =>
  answer.errors?.[0]?.extensions['code'];
const person = (name: string, more = {}) => ({ name, email: `${name}@example.org`, ...more });

describe('an invalidation', () => {
  test('takes out of the count what was previewed, says so in the ledger, and is undone as a whole', async () => {
    await signAndConfirm(world, person('suzie', { country: 'UA' }));
    await sign(world, person('olena', { country: 'UA' }));
    await signAndConfirm(world, person('edith'));
    const preview = await one.preview({ country: 'UA' });
    expect(preview.data!.previewInvalidation).toMatchObject({
      ...{ confirmed: 1, pending: 1, total: 2, needsSecondPerson: false },
    });
    const made = (await one.invalidate({ country: 'UA' }, 2)).data!.invalidateSignatures;
    expect(made).toMatchObject({ state: 'DONE', affected: 2, reinstatedAt: null });
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 1, INVALIDATED: 2 });
    expect(await ledger(world)).toEqual({ confirmed: 2, invalidated: 1 });
    expect(await drift(world)).toEqual([]);
    const back = (await one.reinstate(made.id)).data!.reinstateSignatures;
    expect(back).toMatchObject({ state: 'REINSTATED', reinstatedAt: expect.any(String) });
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 2, PENDING: 1 });
    expect(await ledger(world)).toEqual({ confirmed: 2, invalidated: 1, reinstated: 1 });
    expect(await drift(world)).toEqual([]);
  });

  test.each([
    ['fewer', 1],
    ['more', 3],
  ])('of %s than are there is a conflict, and nothing changes', async (_what, expected) => {
    await signAndConfirm(world, person('suzie'));
    await sign(world, person('olena'));
    const answer = await one.invalidate({ country: 'GB' }, expected);
    expect([answer.status, code(answer)]).toEqual([409, 'CONFLICT']);
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 1, PENDING: 1 });
    expect((await world.owner.query('select from decisions')).rowCount).toBe(0);
  });

  test('that names nothing but the petition is refused', async () => {
    await signAndConfirm(world);
    for (const answer of [await one.preview({}), await one.invalidate({}, 1)]) {
      expect([answer.status, code(answer)]).toEqual([400, 'BAD_USER_INPUT']);
    }
  });

  test('leaves alone what was taken back meanwhile, and forgets who is erased', async () => {
    await signAndConfirm(world, person('suzie'));
    await signAndConfirm(world, person('olena'));
    const made = (await one.invalidate({ country: 'GB' }, 2)).data!.invalidateSignatures;
    const id = contactIdOf(world.config.keyring, 'olena@example.org');
    await erasePerson(world.sending.pool, world.config.keyring, id);
    expect((await world.owner.query('select from decision_members')).rowCount).toBe(1);
    await one.reinstate(made.id);
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 1, INVALIDATED: 1 });
    expect(await drift(world)).toEqual([]);
  });

  test('cannot be undone twice', async () => {
    await signAndConfirm(world);
    const made = (await one.invalidate({ country: 'GB' }, 1)).data!.invalidateSignatures;
    await one.reinstate(made.id);
    expect(code(await one.reinstate(made.id))).toBe('CONFLICT');
    expect(code(await one.reinstate('00000000-0000-0000-0000-000000000000'))).toBe('NOT_FOUND');
  });

  test('is answered to its signer as if it were looked at', async () => {
    await signAndConfirm(world);
    const usual = await sign(world, { email: 'stranger@example.org' });
    await one.invalidate({ emailDomain: 'example.org' }, 2);
    expect((await sign(world, { email: suzie.email })).body).toBe(usual.body);
    expect(await stateCounts(world)).toEqual({ INVALIDATED: 2 });
  });
});

describe('an invalidation of more than a thousand', () => {
  beforeEach(() => addConfirmed(world, 1_001, { country: 'UA' }));
  const propose = async () =>
    (await one.invalidate({ country: 'UA' }, 1_001)).data!.invalidateSignatures;

  test('waits for a second person, who is not the first', async () => {
    const made = await propose();
    expect(made).toMatchObject({ state: 'PROPOSED', affected: 0 });
    await carryOut(world);
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 1_001 });
    expect(code(await one.approve(made.id, 1_001))).toBe('FORBIDDEN');
    expect(code(await other.approve(made.id, 1_000))).toBe('CONFLICT');
    expect((await other.approve(made.id, 1_001)).errors).toBeUndefined();
    await carryOut(world);
    expect(await stateCounts(world)).toEqual({ INVALIDATED: 1_001 });
    expect(await ledger(world)).toEqual({ confirmed: 1_001, invalidated: 1_001 });
    expect(code(await other.approve(made.id, 1_001))).toBe('CONFLICT');
    expect(await drift(world)).toEqual([]);
  });

  test('touches no more than was said, though more come to fit meanwhile', async () => {
    // No multiple of what a chunk holds: the last one must stop short.
    await emptyTables(world);
    await addConfirmed(world, 301, { country: 'UA' });
    const made = (await one.invalidate({ country: 'UA' }, 301)).data!.invalidateSignatures;
    expect(made).toMatchObject({ state: 'RUNNING', affected: 0 });
    await addConfirmed(world, 50, { country: 'UA', minutesAgo: 120 });
    await carryOut(world);
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 50, INVALIDATED: 301 });
    expect(await drift(world)).toEqual([]);
  });

  test('that another person turns down never was', async () => {
    const { id } = await propose();
    expect((await other.cancel(id)).errors).toBeUndefined();
    expect(code(await other.approve(id, 1_001))).toBe('CONFLICT');
    expect(code(await one.reinstate(id))).toBe('CONFLICT');
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 1_001 });
  });

  test('can be cancelled between two chunks; what was done by then is undone as a whole', async () => {
    const { id } = await propose();
    await other.approve(id, 1_001);
    await carryOut(world, 2);
    expect((await one.cancel(id)).errors).toBeUndefined();
    await carryOut(world);
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 995, INVALIDATED: 6 });
    await one.reinstate(id);
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 1_001 });
    expect(await drift(world)).toEqual([]);
  });

  test('is carried out once, by however many workers, and goes on after each stop', async () => {
    const { id } = await propose();
    await other.approve(id, 1_001);
    await carryOut(world, 1);
    await Promise.all([carryOut(world, 20), carryOut(world, 20)]);
    const { rows } = await world.owner.query('select affected, state from decisions');
    const { INVALIDATED: done } = await stateCounts(world);
    expect(rows).toEqual([{ affected: done, state: 'RUNNING' }]);
    await carryOut(world);
    expect(await ledger(world)).toEqual({ confirmed: 1_001, invalidated: 1_001 });
    expect(await drift(world)).toEqual([]);
  });
});
