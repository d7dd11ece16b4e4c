import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carryOut, desk, drift, ledger, stateCounts } from '../../apps/api/test/deciding.ts';
import { addConfirmed } from '../../apps/api/test/many-signatures.ts';
import { PETITION, sign, signAndConfirm } from '../../apps/api/test/signing.ts';
import { setRole, signedInAs, type SignedInStaff } from '../../apps/api/test/staff.ts';
import { createWorld, emptyTables, type World } from '../../apps/api/test/world.ts';
import { checkCounts } from '../../apps/api/src/features/signatures/count-drift.jobs.ts';
import { readComparison } from '../../apps/api/src/features/integrity/count-check.service.ts';
import { createLogger } from '../../apps/api/src/platform/log.ts';
import { allAtOnce } from './support/all-at-once.ts';
import { startSecondApi, type SecondApi } from './support/second-api.ts';
import { leavingAllAsItIs } from './support/unchanged.ts';

let world: World;
let second: SecondApi;
let people: SignedInStaff[];
let one: ReturnType<typeof desk>;
let other: ReturnType<typeof desk>;
let third: ReturnType<typeof desk>;
beforeAll(async () => {
  world = await createWorld({ NODE_ENV: 'production', RATE_LIMITS: 'off' });
  second = await startSecondApi(world);
});
afterAll(async () => {
  await second?.stop();
  await world.close();
});
beforeEach(async () => {
  await emptyTables(world);
  people = [
    await signedInAs(world, 'CAMPAIGNER'),
    await signedInAs(world, 'CAMPAIGNER'),
    await signedInAs(world, 'ADMIN'),
  ];
  one = desk(world, people[0]!.cookie);
  other = desk(second, people[1]!.cookie);
  third = desk(world, people[2]!.cookie);
});

type Answer = { status: number; errors: { extensions: Record<string, unknown> }[] | undefined };
const statuses = (answers: Answer[]) => answers.map(({ status }) => status).sort();
const states = async () =>
  (await world.owner.query('select state from decisions order by created_at')).rows.map(
    ({ state }) => state,
  );
const large = async () => {
  await addConfirmed(world, 1_001, { country: 'UA' });
  const made = await one.invalidate({ country: 'UA' }, 1_001);
  return made.data!.invalidateSignatures.id;
};
const pick = (by: ReturnType<typeof desk>, name: string, ids: string[]) => {
  const input = { petition: PETITION, reason: 'Looked at', ids };
  return by.ask(`mutation ($input: DecideHeldInput!) { ${name}(input: $input) { id } }`, { input });
};
async function heldIds(): Promise<string[]> {
  const list = `{ signatures(petition: "${PETITION}", filter: { state: HELD }) { edges { node { id } } } }`;
  type Listed = { signatures: { edges: { node: { id: string } }[] } };
  return (await one.ask<Listed>(list, {})).data!.signatures.edges.map(({ node }) => node.id);
}
const atDecision = (id: string): [string, string] => [
  'select from decisions where id = $1 for update',
  id,
];
const expectSound = async () => expect(await drift(world)).toEqual([]);

describe('row 57: a large decision', () => {
  test('is approved once by two who approve at the same moment, in two processes', async () => {
    const id = await large();
    const answers = await allAtOnce(world.owner, atDecision(id), [
      () => other.approve(id, 1_001),
      () => third.approve(id, 1_001),
    ]);
    expect(statuses(answers)).toEqual([200, 409]);
    const { rows } = await world.owner.query(
      `select from audit_entries where action = 'approve-invalidation' and subject = $1`,
      [`decision ${id}`],
    );
    expect(rows).toHaveLength(1);
    await carryOut(world);
    expect(await ledger(world)).toEqual({ confirmed: 1_001, invalidated: 1_001 });
    await expectSound();
  });

  test('that is approved and cancelled at the same moment is either, and each signature what it says', async () => {
    const id = await large();
    const answers = await allAtOnce(world.owner, atDecision(id), [
      () => other.approve(id, 1_001),
      () => third.cancel(id),
    ]);
    const both = answers.map(({ status }) => status);
    // Approved first, it can still be cancelled.
    expect(both[1] === 200 || both[0] === 200).toBe(true);
    await carryOut(world);
    const [state] = await states();
    const { rows } = await world.owner.query('select affected from decisions');
    expect((await stateCounts(world))['INVALIDATED'] ?? 0).toBe(rows[0].affected);
    expect(state).toBe(both[1] === 200 ? 'CANCELLED' : 'DONE');
    await expectSound();
  });

  test('is not approved by who proposed it, in another session or another role', async () => {
    const id = await large();
    const [{ accountId }] = people as [SignedInStaff];
    await setRole(world, accountId, 'ADMIN');
    for (const session of [desk(world, people[0]!.cookie), desk(second, people[0]!.cookie)]) {
      const answer = await leavingAllAsItIs(world.owner, () => session.approve(id, 1_001));
      expect(answer.errors![0]!.extensions['code']).toBe('FORBIDDEN');
    }
    const table = `update decisions set approved_by = proposed_by, state = 'RUNNING' where id = $1`;
    await expect(world.db.query(table, [id])).rejects.toThrow(/check constraint/);
  });

  test('is not approved by who was a campaigner when it was proposed', async () => {
    const id = await large();
    await setRole(world, people[1]!.accountId, 'EDITOR');
    const answer = await leavingAllAsItIs(world.owner, () => other.approve(id, 1_001));
    expect(answer.status).toBe(403);
  });

  test('is undone once it is done and not before, and once', async () => {
    const id = await large();
    expect((await third.reinstate(id)).status).toBe(409);
    await other.approve(id, 1_001);
    await carryOut(world, 2);
    expect((await third.reinstate(id)).status).toBe(409);
    await carryOut(world);
    const answers = await allAtOnce(
      world.owner,
      atDecision(id),
      [one, other, third].map((by) => () => by.reinstate(id)),
    );
    expect(statuses(answers)).toEqual([200, 409, 409]);
    expect((await third.cancel(id)).status).toBe(409);
    await carryOut(world);
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 1_001 });
    expect(await ledger(world)).toEqual({
      confirmed: 1_001,
      invalidated: 1_001,
      reinstated: 1_001,
    });
    await expectSound();
  });

  test('is not made small by cutting it into pieces', async () => {
    const COUNTRIES = ['UA', 'PL', 'GB'];
    for (const country of COUNTRIES) await addConfirmed(world, 600, { country });
    const made = [];
    for (const country of COUNTRIES) made.push(await one.invalidate({ country }, 600));
    const pieces = made.map(({ data }) => data!.invalidateSignatures.state);
    await carryOut(world);
    expect(pieces).toEqual(['RUNNING', 'PROPOSED', 'PROPOSED']);
    const says = async (by: typeof one) =>
      (await by.preview({ country: 'PL' })).data!.previewInvalidation.needsSecondPerson;
    expect([await says(one), await says(other)]).toEqual([true, false]);
    expect(await stateCounts(world)).toEqual({ CONFIRMED: 1_200, INVALIDATED: 600 });
    // Another is as free as before.
    const theirs = await other.invalidate({ country: 'PL' }, 600);
    expect(theirs.data!.invalidateSignatures.state).toBe('RUNNING');
  });

  test('is not made small by picking its last ones one by one', async () => {
    await addConfirmed(world, 990, { country: 'UA' });
    for (let i = 0; i < 11; i += 1) await sign(world, { email: `h${i}@mailinator.com` });
    expect((await one.invalidate({ country: 'UA' }, 990)).status).toBe(200);
    await carryOut(world);
    const ids = await heldIds();
    const refused = await leavingAllAsItIs(world.owner, () => pick(one, 'releaseSignatures', ids));
    expect(refused.errors![0]!.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    expect((await pick(one, 'refuseSignatures', ids.slice(0, 10))).status).toBe(200);
    expect((await pick(one, 'refuseSignatures', ids.slice(10))).status).toBe(429);
    // Somebody else goes on with them, or nobody before tomorrow.
    expect((await pick(other, 'releaseSignatures', ids.slice(10))).status).toBe(200);
  });

  test('is not made small by sending its pieces at the same moment, to two processes', async () => {
    const COUNTRIES = ['UA', 'PL', 'GB', 'DE', 'FR', 'IT'];
    for (const country of COUNTRIES) await addConfirmed(world, 600, { country });
    const desks = [one, desk(second, people[0]!.cookie)];
    await Promise.all(COUNTRIES.map((country, i) => desks[i % 2]!.invalidate({ country }, 600)));
    expect((await states()).filter((state) => state !== 'PROPOSED')).toHaveLength(1);
  });
});

describe('row 57: a small decision', () => {
  const criteria = { country: 'GB' };

  test('that is sent twice at the same moment touches each signature once', async () => {
    for (let i = 0; i < 5; i += 1) await signAndConfirm(world, { email: `s${i}@example.org` });
    const same = desk(second, people[0]!.cookie);
    await Promise.all([one, same, other, third].map((by) => by.invalidate(criteria, 5)));
    const { rows } = await world.owner.query('select affected from decisions');
    expect(rows).toEqual([{ affected: 5 }]);
    expect(await ledger(world)).toEqual({ confirmed: 5, invalidated: 5 });
    await expectSound();
  });

  test('touches nothing once somebody signed between looking and deciding', async () => {
    await signAndConfirm(world);
    const { data } = await one.preview(criteria);
    await sign(world, { email: 'late@example.org' });
    const { total } = data!.previewInvalidation;
    const answer = await leavingAllAsItIs(world.owner, () => one.invalidate(criteria, total));
    expect(answer.status).toBe(409);
  });

  test('releases what is held once, whoever else releases or refuses it at that moment', async () => {
    for (let i = 0; i < 4; i += 1) await signAndConfirm(world, { email: `h${i}@mailinator.com` });
    const ids = await heldIds();
    const answers = await Promise.all([
      pick(one, 'releaseSignatures', ids),
      pick(other, 'refuseSignatures', ids),
      pick(third, 'releaseSignatures', [...ids, ...ids]),
    ]);
    expect(statuses(answers)).toEqual([200, 409, 409]);
    const { CONFIRMED = 0, INVALIDATED = 0 } = await stateCounts(world);
    expect([CONFIRMED, INVALIDATED].sort()).toEqual([0, 4]);
    expect((await ledger(world))['released'] ?? 0).toBe(CONFIRMED);
    await expectSound();
  });
});

test('row 57: what somebody changes in the database itself is noticed, and not repaired', async () => {
  await signAndConfirm(world);
  const lines: string[] = [];
  const logger = createLogger('info', 'test', { write: (line: string) => lines.push(line) });
  const check = () => checkCounts({ db: world.db.manager, logger });
  const agree = async () => (await readComparison(world.db.manager)).agrees;
  await check();
  expect([await agree(), lines]).toEqual([true, []]);
  for (const sql of [
    'update petition_tallies set confirmed = confirmed + 1000',
    `update signatures set state = 'INVALIDATED'`,
    'delete from signatures',
  ]) {
    await world.owner.query(sql);
    await check();
    expect([sql, await agree()]).toEqual([sql, false]);
    const health = await (await fetch(`${world.url}/health/ready`)).text();
    expect(health).toContain('"counts":"drift"');
  }
  expect(lines.join('')).toContain('counts drift');
});
