import {
  AuditActorsDocument,
  type AuditActorsQuery,
} from '@undersigned/shared/generated/staff/graphql.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noteThen } from '../../../../test/audit-log.ts';
import { askStaff, createStaff, signedInAs, type SignedInStaff } from '../../../../test/staff.ts';
import { createWorld, type World } from '../../../../test/world.ts';

let world: World;
let admin: SignedInStaff;
beforeAll(async () => {
  world = await createWorld();
  admin = await signedInAs(world, 'ADMIN');
});
afterAll(() => world.close());

test('whose acts can be asked for: staff, who was staff, the operator, and whoever is gone', async () => {
  const idle = await createStaff(world, 'VIEWER');
  const removed = await signedInAs(world, 'EDITOR');
  const stranger = await createStaff(world, null);
  await world.owner.query('delete from staff_members where account_id = $1', [removed.accountId]);
  await noteThen(world, [
    { actor: 'operator', action: 'allow-mail', detail: '' },
    { actor: 'account gone', action: 'show-app', detail: '' },
    { actor: 'account gone', action: 'show-app', detail: '' },
  ]);
  const { cookie } = admin;
  const { data } = await askStaff<AuditActorsQuery>(world, AuditActorsDocument, {}, { cookie });
  expect(data!.auditActors).toEqual([
    { id: admin.accountId, email: admin.email, isStaff: true },
    { id: idle.accountId, email: idle.email, isStaff: true },
    { id: removed.accountId, email: removed.email, isStaff: false },
    { id: 'gone', email: null, isStaff: false },
    { id: 'operator', email: null, isStaff: false },
  ]);
  expect(JSON.stringify(data)).not.toContain(stranger.email);
});
