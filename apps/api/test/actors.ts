import { StaffRole } from '../src/features/staff/staff-role.ts';
import { enrol } from './enrolled.ts';
import { signedInAs } from './staff.ts';
import type { World } from './world.ts';

/** Whoever may come to a door: strangers, each role, and roles that a second factor is missing for. */
export const ACTORS = [
  'anonymous',
  'no role',
  'VIEWER',
  'MODERATOR',
  'EDITOR',
  'CAMPAIGNER',
  'ADMIN',
  'CAMPAIGNER without second factor',
  'ADMIN without second factor',
] as const;

export type Actor = (typeof ACTORS)[number];
export type Acting = {
  cookie: string;
  /** Undoes what the actor has done to their own account. */
  restore: () => Promise<void>;
};

export async function createActor(world: World, actor: Actor): Promise<Acting> {
  if (actor === 'anonymous') return { cookie: '', restore: async () => {} };
  const role = Object.values(StaffRole).find((one) => actor.startsWith(one)) ?? null;
  const factor = actor === 'CAMPAIGNER' || actor === 'ADMIN';
  const { cookie, accountId } = await signedInAs(world, role, { factor });
  const { rows } = await world.owner.query(
    'select to_jsonb(s) as session from auth.session s where "userId" = $1',
    [accountId],
  );
  const restore = async () => {
    await world.owner.query(
      `insert into auth.session select * from jsonb_populate_record(null::auth.session, $1)
       on conflict (id) do nothing`,
      [rows[0].session],
    );
    await world.owner.query('delete from auth."twoFactor" where "userId" = $1', [accountId]);
    if (factor) await enrol(world, accountId);
  };
  return { cookie, restore };
}
