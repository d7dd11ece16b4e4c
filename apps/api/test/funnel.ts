import { PETITION } from './signing.ts';
import type { World } from './world.ts';

export type Counted = { seen: number; begun: number; mailed: number; shared: number };
export const NOTHING: Counted = { seen: 0, begun: 0, mailed: 0, shared: 0 };

/** What was counted of a petition, once it is written. */
export async function steps(world: World, slug = PETITION): Promise<Counted> {
  await world.api.funnel.steps.drain();
  const { rows } = await world.owner.query(
    `select coalesce(sum(seen), 0)::int as seen, coalesce(sum(begun), 0)::int as begun,
       coalesce(sum(mailed), 0)::int as mailed, coalesce(sum(shared), 0)::int as shared
     from petition_steps s join petitions p on p.id = s.petition_id where p.slug = $1`,
    [slug],
  );
  return rows[0];
}
