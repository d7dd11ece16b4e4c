import { RefuseSignaturesDocument } from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { carryOut, desk } from '../../../test/deciding.ts';
import { addConfirmed } from '../../../test/many-signatures.ts';
import { PETITION, sign, signAndConfirm } from '../../../test/signing.ts';
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
beforeEach(async () => {
  await emptyTables(world);
  await world.owner.query('truncate audit_entries');
});

async function noted(id: string): Promise<string[]> {
  const { rows } = await world.owner.query(
    'select action, detail from audit_entries where subject = $1 order by id',
    [`decision ${id}`],
  );
  return rows.map(({ action, detail }) => `${action}: ${detail}`);
}

test('every step is in the audit log, without an address', async () => {
  await signAndConfirm(world);
  const made = (await one.invalidate({ emailDomain: 'example.org' }, 1)).data!.invalidateSignatures;
  await one.reinstate(made.id);
  expect(await noted(made.id)).toEqual([
    'decide-invalidation: 1 signatures',
    'reinstate-invalidation: 1 signatures',
  ]);
  const { rows } = await world.owner.query('select detail from audit_entries');
  expect(JSON.stringify(rows)).not.toContain('example.org');
});

test('each step is noted with as many as it is about, also when it is ended half way', async () => {
  await addConfirmed(world, 1_001, { country: 'UA' });
  const { id } = (await one.invalidate({ country: 'UA' }, 1_001)).data!.invalidateSignatures;
  await other.approve(id, 1_001);
  await carryOut(world, 2);
  await one.cancel(id);
  await one.reinstate(id);
  expect(await noted(id)).toEqual([
    'propose-invalidation: 1001 signatures',
    'approve-invalidation: 1001 signatures',
    'cancel-invalidation: 6 signatures',
    'reinstate-invalidation: 6 signatures',
  ]);
});

test('what is turned down is noted with all that it was about', async () => {
  await addConfirmed(world, 1_001, { country: 'UA' });
  const { id } = (await one.invalidate({ country: 'UA' }, 1_001)).data!.invalidateSignatures;
  await other.cancel(id);
  expect((await noted(id)).at(-1)).toBe('cancel-invalidation: 1001 signatures');
});

test('of those that were picked one by one, as many are noted as were still held', async () => {
  for (const name of ['a', 'b', 'c']) await sign(world, { email: `${name}@mailinator.com` });
  const listed = `{ signatures(petition: "${PETITION}", filter: { state: HELD }) { edges { node { id } } } }`;
  type Listed = { signatures: { edges: { node: { id: string } }[] } };
  const { edges } = (await one.ask<Listed>(listed, {})).data!.signatures;
  const ids = edges.map(({ node }) => node.id);
  const refuse = async (some: string[]) => {
    const input = { petition: PETITION, reason: 'Looked at', ids: some };
    const made = await one.ask<{ refuseSignatures: { id: string } }>(RefuseSignaturesDocument, {
      input,
    });
    return made.data!.refuseSignatures.id;
  };
  await refuse(ids.slice(0, 1));
  expect(await noted(await refuse(ids))).toEqual(['decide-refusal: 2 signatures']);
});
